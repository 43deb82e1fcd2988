import QtQuick
import Kiosk
import "../controls"

Page {
    id: root

    required property ChoicesView view

    choices: tiles.count
    //: ChooseForSlip: a slip of this hospital was shown to the camera
    title: qsTr("Dùng phiếu này để làm gì?")

    Choices {
        id: tiles

        anchors.fill: parent
        choices: root.view.choices
        picture: "slip"
        onChosen: key => root.serviceChosen(key)
    }
}
