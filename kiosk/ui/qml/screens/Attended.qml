import QtQuick
import Kiosk
import "../controls"

Page {
    id: root

    required property View view

    centred: true
    //: Attended: staff are working at the terminal
    title: qsTr("Nhân viên đang kiểm tra máy")
    //: Attended: what to do instead
    lead: qsTr("Mời dùng máy bên cạnh hoặc đến quầy tiếp đón.")

    Picture {
        anchors.fill: parent
        name: "service"
    }
}
