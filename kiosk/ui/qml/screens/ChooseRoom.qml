import QtQuick
import Kiosk
import "../controls"

Page {
    id: root

    required property ChoicesView view

    choices: tiles.count
    //: ChooseRoom: where to, which room
    title: qsTr("Muốn đến phòng nào?")

    Choices {
        id: tiles

        anchors.fill: parent
        choices: root.view.choices
        picture: "way"
        onChosen: key => root.roomChosen(key)
    }
}
