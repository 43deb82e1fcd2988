import QtQuick
import QtQuick.Layouts
import Kiosk
import "../controls"
import "../style"

Page {
    id: root

    required property PaymentClosedView view

    choices: 2
    centred: true
    //: PaymentClosed: the QR ran out and no money came
    title: qsTr("Mã QR đã hết hạn.\nChưa bị trừ tiền")
    //: PaymentClosed: what to do; %1 is the fee
    lead: qsTr("Còn phải trả %1.").arg(root.view.due)

    ColumnLayout {
        anchors.fill: parent
        spacing: Style.gap

        Picture {
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.maximumHeight: Style.mm(150)
            name: "clockface"
        }
    }

    actions: [
        Note {
            tone: "good"
            picture: "ticket"
            //: PaymentClosed: the number stays; %1 is the number
            text: qsTr("Số khám %1 vẫn giữ nguyên.").arg(root.view.number)
        },
        BigButton {
            objectName: "pay_now"
            recommended: true
            picture: "qr"
            //: PaymentClosed: open a new QR
            text: qsTr("Tạo mã QR mới")
            onClicked: root.payNow()
        },
        BigButton {
            objectName: "pay_later"
            picture: "desk"
            //: PaymentClosed: pay at the cashier
            text: qsTr("Trả sau tại quầy thu")
            onClicked: root.payLater()
        }
    ]
}
