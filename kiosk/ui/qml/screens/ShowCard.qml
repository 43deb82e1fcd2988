import QtQuick
import Kiosk
import "../controls"
import "../style"

Page {
    id: root

    required property ShowCardView view
    readonly property bool reads: root.view.reader || root.view.scanner

    centred: true
    stacked: true
    title: !root.reads ?
        //: ShowCard: neither a card nor a code can be read now
        qsTr("Máy chưa đọc được thẻ") : !root.view.scanner ?
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
        visible: root.reads
        frames: root.frames
        glimpsed: root.view.glimpsed
        reader: root.view.reader
        scanner: root.view.scanner
    }

    Panel {
        anchors.fill: parent
        visible: !root.reads

        Picture {
            anchors.fill: parent
            anchors.margins: Style.gap * 2
            name: "card_number"
        }
    }

    actions: [
        BigButton {
            objectName: "service_no_card"
            picture: root.reads ? "no_card" : "card"
            recommended: !root.reads
            text: root.reads ?
                //: ShowCard: for somebody without a readable card
                qsTr("Không có thẻ") :
                //: ShowCard, ShowSlip: say who one is on the terminal's own keys
                qsTr("Nhập số giấy tờ")
            onClicked: root.serviceChosen("no_card")
        }
    ]
}
