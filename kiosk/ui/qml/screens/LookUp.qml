import QtQuick
import Kiosk
import "../controls"

Page {
    id: root

    required property ChoicesView view

    choices: tiles.count
    //: LookUp: what should be looked up
    title: qsTr("Cần xem gì?")

    Choices {
        id: tiles

        anchors.fill: parent
        choices: root.view.choices
        onChosen: key => root.topicChosen(key)
    }
}
