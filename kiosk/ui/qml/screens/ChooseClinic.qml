import QtQuick
import Kiosk
import "../controls"

Page {
    id: root

    required property ChoicesView view

    choices: tiles.count
    //: ChooseClinic: which clinic of the group; touching it takes a number
    title: qsTr("Chọn phòng khám để lấy số")

    Choices {
        id: tiles

        anchors.fill: parent
        choices: root.view.choices
        picture: "clinics"
        onChosen: key => root.clinicChosen(key)
    }
}
