import QtQuick
import Kiosk
import "../controls"

Page {
    id: root

    required property ShowCardView view

    centred: true
    stacked: true
    title: !root.view.scanner ?
        //: ShowCard: what was chosen needs to know who is here, where no code can be read now
        qsTr("Đặt thẻ lên đầu đọc") : root.view.reader ?
        //: ShowCard: what was chosen needs to know who is here
        qsTr("Đặt thẻ hoặc quét mã QR") :
        //: ShowCard: the same where there is no reader for the chip
        qsTr("Quét mã QR trên thẻ")
    lead: root.view.purpose
    leadBold: true

    choices: 1

    Invitation {
        anchors.fill: parent
        frames: root.frames
        glimpsed: root.view.glimpsed
        reader: root.view.reader
        scanner: root.view.scanner
    }

    actions: [
        BigButton {
            objectName: "service_no_card"
            picture: "no_card"
            //: ShowCard: for somebody without a readable card
            text: qsTr("Không có thẻ")
            onClicked: root.serviceChosen("no_card")
        }
    ]
}
