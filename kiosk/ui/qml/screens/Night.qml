import QtQuick
import Kiosk
import "../controls"

Page {
    id: root

    required property NightView view

    centred: true
    choices: 1
    //: Night: nobody is taken until the hospital opens; %1 is HH:mm
    title: qsTr("Máy nghỉ đến %1").arg(root.view.opens)
    //: Night: what is open all the same
    lead: qsTr("Cấp cứu mở cả ngày đêm.")

    Picture {
        anchors.fill: parent
        name: "rest"
    }

    actions: [
        EmergencyButton {
            onClicked: root.emergencyAsked()
        }
    ]
}
