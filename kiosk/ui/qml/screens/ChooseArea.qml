import QtQuick
import Kiosk
import "../controls"

Page {
    id: root

    required property ChoicesView view

    choices: tiles.count
    //: ChooseArea: where to
    title: qsTr("Muốn đến đâu?")

    Choices {
        id: tiles

        anchors.fill: parent
        choices: root.view.choices
        picture: "way"
        onChosen: key => root.groupChosen(key)
    }
}
