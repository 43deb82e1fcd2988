import QtQuick
import Kiosk
import "../controls"

Page {
    id: root

    required property ShowCardView view

    centred: true
    stacked: true
    //: ShowCard: what was chosen needs to know who is here
    title: root.view.reader ? qsTr("Đặt thẻ hoặc quét mã QR") :
        //: ShowCard: the same where there is no reader for the chip
        qsTr("Quét mã QR trên thẻ")
    lead: root.view.purpose
    leadBold: true

    Invitation {
        anchors.fill: parent
        frames: root.frames
        glimpsed: root.view.glimpsed
        reader: root.view.reader
    }
}
