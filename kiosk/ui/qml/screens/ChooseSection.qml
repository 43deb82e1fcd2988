import QtQuick
import Kiosk
import "../controls"

Page {
    id: root

    required property ChooseSectionView view

    choices: Math.min(6, tiles.count + (root.view.searchable ? 1 : 0))
    title: root.view.title

    stacked: true

    Choices {
        id: tiles

        anchors.fill: parent
        limit: root.view.searchable ? 5 : 6
        choices: root.view.choices
        picture: "prices"
        onChosen: key => root.sectionChosen(key)
    }

    actions: [
        BigButton {
            objectName: "search"
            visible: root.view.searchable
            picture: "search"
            //: ChooseSection, ReadSection: find a line by its first letters
            text: qsTr("Tìm theo chữ cái")
            onClicked: root.searchAsked()
        }
    ]
}
