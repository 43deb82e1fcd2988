import QtQuick
import QtQuick.Layouts
import Kiosk
import "../controls"
import "../style"

Page {
    id: root

    required property PayingView view

    choices: 1
    centred: true
    //: Paying: this screen is the payment
    title: qsTr("Quét mã để trả tiền")

    GridLayout {
        anchors.fill: parent
        columns: Style.landscape ? 2 : 1
        rowSpacing: Style.gap
        columnSpacing: Style.margin

        Panel {
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredHeight: 1

            ColumnLayout {
                anchors.fill: parent
                anchors.margins: Style.gap
                spacing: 0

                Figure {
                    objectName: "amount"
                    Layout.fillWidth: true
                    Layout.preferredHeight: Style.mm(30)
                    largest: Style.huge
                    text: root.view.amount
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

                Item {
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    Layout.preferredHeight: Style.code
                    Layout.minimumHeight: Style.mm(100)

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
            }
        }

        ColumnLayout {
            Layout.fillWidth: true
            Layout.preferredWidth: Style.landscape ? Style.mm(120) : -1
            Layout.alignment: Qt.AlignVCenter
            spacing: Style.gap

            Words {
                Layout.fillWidth: true
                horizontalAlignment: Text.AlignHCenter
                font.bold: true
                //: Paying: how to transfer
                text: qsTr("Chọn chuyển nhanh 24/7.\nKhông sửa số tiền và nội dung.")
            }

            Note {
                objectName: "money"
                tone: root.view.part !== "" || !root.view.clear ? "ask" : "plain"
                picture: root.view.clear ? "clock" : "bank"
                text: root.view.part !== "" ? root.view.part : !root.view.clear ?
                    //: Paying: live state, the bank cannot be asked
                    qsTr("Đang kiểm tra với ngân hàng. Đã chuyển rồi thì đừng chuyển lần nữa.") : root.view.code === "" ?
                    //: Paying: live state, the bank is making the code
                    qsTr("Đang tạo mã QR. Xin chờ một chút.") :
                    //: Paying: live state, nothing has come yet; %1 is HH:mm
                    qsTr("Đang chờ tiền. Mã dùng được đến %1").arg(root.view.until)
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
