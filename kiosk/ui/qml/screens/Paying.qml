import QtQuick
import QtQuick.Layouts
import Kiosk
import "../controls"
import "../style"

Page {
    id: root

    required property PayingView view

    choices: 1
    stacked: true
    centred: true
    //: Paying: this screen is the payment
    title: qsTr("Quét mã để trả tiền")

    Panel {
        anchors.fill: parent

        GridLayout {
            anchors.fill: parent
            anchors.margins: Style.landscape ? Style.tight : Style.gap
            columns: Style.landscape ? 2 : 1
            columnSpacing: Style.margin
            rowSpacing: Style.landscape ? 0 : Style.gap

            ColumnLayout {
                Layout.row: 0
                Layout.column: Style.landscape ? 1 : 0
                Layout.fillWidth: true
                spacing: 0

                Figure {
                    objectName: "amount"
                    Layout.fillWidth: true
                    Layout.preferredHeight: Style.mm(Style.landscape ? 24 : 30)
                    largest: Style.landscape ? Style.large : Style.huge
                    text: root.view.amount
                    personal: true
                }

                Words {
                    objectName: "payee"
                    Layout.fillWidth: true
                    horizontalAlignment: Text.AlignHCenter
                    //: Paying: who is paid; %1 is the name of the account
                    text: qsTr("Người nhận: %1").arg(root.view.payee)
                }

                Words {
                    objectName: "reference"
                    Layout.fillWidth: true
                    horizontalAlignment: Text.AlignHCenter
                    //: Paying: content of the transfer; %1 is the reference
                    text: qsTr("Nội dung: %1").arg(root.view.reference)
                }
            }

            Item {
                Layout.row: Style.landscape ? 0 : 1
                Layout.column: 0
                Layout.rowSpan: Style.landscape ? 2 : 1
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.preferredWidth: Style.code
                Layout.maximumWidth: Style.landscape ? Style.code : -1
                Layout.preferredHeight: Style.code
                Layout.minimumHeight: Style.mm(98)

                QrCode {
                    id: code

                    objectName: "qr"
                    anchors.centerIn: parent
                    width: Math.floor(Math.min(parent.width, parent.height, Style.code))
                    height: width
                    visible: root.view.code !== ""
                    text: root.view.code
                    Accessible.role: Accessible.Graphic
                    //: Paying: the code to pay with, read aloud
                    Accessible.name: qsTr("Mã QR để trả tiền")
                }

                Busy {
                    anchors.centerIn: parent
                    visible: !code.visible
                }
            }

            ColumnLayout {
                Layout.row: Style.landscape ? 1 : 2
                Layout.column: Style.landscape ? 1 : 0
                Layout.fillWidth: true
                spacing: Style.landscape ? Style.tight : Style.gap

                Words {
                    Layout.fillWidth: true
                    horizontalAlignment: Text.AlignHCenter
                    // Whoever has transferred a part knows how; large letters on a wide panel leave no room to say it again.
                    visible: root.view.part === "" || !Style.landscape || !Style.larger
                    font.bold: true
                    //: Paying: how to transfer
                    text: qsTr("Chọn chuyển nhanh 24/7.\nKhông sửa số tiền và nội dung.")
                }

                Note {
                    objectName: "money"
                    personal: root.view.part !== ""
                    tone: root.view.part !== "" || !root.view.clear ? "ask" : "plain"
                    picture: root.view.clear ? "clock" : "bank"
                    text: root.view.part !== "" ? root.view.part : !root.view.clear ?
                        //: Paying: live state, the bank cannot be asked
                        qsTr("Đang hỏi ngân hàng. Đừng trả lần nữa.") : root.view.code === "" ?
                        //: Paying: live state, the bank is making the code
                        qsTr("Đang tạo mã QR, xin chờ") :
                        !root.view.shown ?
                        //: Paying: live state, the code on the glass is being read back
                        qsTr("Đang kiểm tra mã QR") :
                        //: Paying: live state, nothing has come yet; %1 is HH:mm
                        qsTr("Đang chờ tiền, mã dùng đến %1").arg(root.view.until)
                }
            }
        }
    }

    actions: [
        BigButton {
            objectName: "pay_later"
            picture: "desk"
            //: Paying: pay at the cashier instead
            text: qsTr("Trả sau tại quầy thu")
            onClicked: root.payLater()
        }
    ]
}
