import QtQuick
import Kiosk
import "../controls"

Page {
    id: root

    required property View view

    centred: true
    //: Thanked: the touch was taken
    title: qsTr("Cảm ơn Quý khách")
    //: Thanked: what it is good for
    lead: qsTr("Bệnh viện dùng ý kiến này để máy dễ dùng hơn.")

    Picture {
        anchors.fill: parent
        name: "done"
    }
}
