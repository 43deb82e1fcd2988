import QtQuick
import Kiosk
import "../controls"

Page {
    id: root

    required property ChooseClinicView view

    choices: tiles.count
    //: ChooseClinic: which clinic of the group
    title: qsTr("Chọn phòng khám")
    //: ChooseClinic: what touching a clinic does
    lead: qsTr("Bấm vào phòng khám để lấy số.")

    Choices {
        id: tiles

        anchors.fill: parent
        choices: root.view.choices
        onChosen: key => root.clinicChosen(key)
    }
}
