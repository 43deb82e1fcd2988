import QtQuick
import Kiosk
import "../controls"

Page {
    id: root

    required property ChooseSectionView view

    choices: Math.min(6, tiles.count)
    title: root.view.title

    Choices {
        id: tiles

        anchors.fill: parent
        choices: root.view.choices
        onChosen: key => root.sectionChosen(key)
    }
}
