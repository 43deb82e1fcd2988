import QtQuick
import Kiosk
import "../controls"

Page {
    id: root

    required property ChoicesView view

    choices: tiles.count
    //: ChooseSex: is the patient a man or a woman
    title: qsTr("Người bệnh là nam hay nữ?")

    Choices {
        id: tiles

        anchors.fill: parent
        choices: root.view.choices
        picture: "family"
        onChosen: key => root.sexChosen(key)
    }
}
