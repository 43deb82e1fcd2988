import QtQuick
import QtQuick.Layouts
import Kiosk
import "../controls"
import "../style"

Page {
    id: root

    required property PaymentClosedView view

    choices: root.view.again ? 2 : 1
    centred: true
    title: root.view.happened
    leadPersonal: true
    lead: root.view.again ?
        //: PaymentClosed: what to do; %1 is the fee
        qsTr("Còn phải trả %1.").arg(root.view.due) : ""

    ColumnLayout {
        anchors.fill: parent
        spacing: Style.gap

        Picture {
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.maximumHeight: Style.mm(150)
            name: root.view.picture
        }
    }

    actions: [
        Note {
            objectName: "action"
            visible: root.view.action !== ""
            tone: "ask"
            picture: "info"
            text: root.view.action
        },
        Note {
            // A wide panel has no room for both.
            visible: root.view.number !== "" && !(Style.landscape && root.view.action !== "")
            tone: "good"
            picture: "ticket"
            //: PaymentClosed: the number stays; %1 is the number
            text: qsTr("Vẫn giữ số khám %1.").arg(root.view.number)
        },
        BigButton {
            objectName: "pay_now"
            visible: root.view.again
            recommended: true
            picture: "qr"
            //: PaymentClosed: open a new QR
            text: qsTr("Tạo mã QR mới")
            onClicked: root.payNow()
        },
        BigButton {
            objectName: "pay_later"
            picture: "desk"
            visible: root.view.again
            //: PaymentClosed: pay at the cashier
            text: qsTr("Trả sau tại quầy thu")
            onClicked: root.payLater()
        },
        BigButton {
            objectName: "finish"
            visible: !root.view.again
            recommended: true
            picture: "check"
            //: PaymentClosed: nothing more is to be paid
            text: qsTr("Xong")
            onClicked: root.finish()
        }
    ]
}
