pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Kiosk
import "../controls"
import "../style"

Page {
    id: root

    required property ShowBillView view

    choices: root.view.deposit ? 3 : 2
    centred: true
    title: root.view.ahead ?
        //: ShowBill: money paid ahead
        qsTr("Tạm ứng viện phí") :
        //: ShowBill: one bill, line by line
        qsTr("Khoản phải trả")
    lead: root.view.payer === "" ? "" :
        //: ShowBill: whose bill; %1 is the masked name
        qsTr("Của %1").arg(root.view.payer)

    // As many lines as there is room for in letters of this size; the rest is counted.
    readonly property int most: Math.max(2, (Style.landscape ? (Style.larger ? 3 : 5) : Style.larger ? 4 : 7) - (root.view.news !== "" ? 2 : 0) - (root.view.paperless !== "" ? 1 : 0))
    readonly property int shown: root.view.count <= root.most ? root.view.count : root.most - 1

    ColumnLayout {
        anchors.fill: parent
        spacing: Style.gap

        Note {
            objectName: "news"
            visible: root.view.news !== ""
            tone: "ask"
            picture: "receipt"
            text: root.view.news
        }

        Panel {
            Layout.fillWidth: true
            Layout.preferredHeight: sheet.implicitHeight + 2 * Style.gap

            ColumnLayout {
                id: sheet

                anchors.left: parent.left
                anchors.right: parent.right
                anchors.verticalCenter: parent.verticalCenter
                anchors.margins: Style.gap
                spacing: Style.tight

                Repeater {
                    model: root.view.lines

                    RowLayout {
                        id: line

                        required property LineView modelData
                        required property int index

                        Layout.fillWidth: true
                        visible: line.index < root.shown
                        spacing: Style.gap

                        Words {
                            Layout.fillWidth: true
                            text: line.modelData.text
                            personal: true
                        }

                        Words {
                            text: line.modelData.amount
                            personal: true
                            font.bold: true
                            wrapMode: Text.NoWrap
                        }
                    }
                }

                Words {
                    Layout.fillWidth: true
                    visible: root.shown < root.view.count
                    color: Style.soft
                    //: ShowBill: how many lines more than are shown
                    text: qsTr("và %1 khoản khác").arg(root.view.count - root.shown)
                }
            }
        }

        Item {
            id: rest

            Layout.fillWidth: true
            Layout.fillHeight: true

            Picture {
                anchors.centerIn: parent
                width: Math.min(rest.width, height * 1.6)
                height: Math.min(rest.height, Style.mm(104))
                visible: rest.height > Style.mm(56)
                name: visible ? "wallet" : ""
            }
        }
    }

    actions: [
        Note {
            objectName: "paperless"
            visible: text !== "" && !Style.larger
            tone: "ask"
            picture: "receipt"
            text: root.view.paperless
        },
        Words {
            Layout.fillWidth: true
            // Large letters leave no room for a sheet of its own.
            visible: text !== "" && Style.larger && !Style.landscape
            text: root.view.paperless
            color: Style.askInk
            font.bold: true
        },
        Words {
            objectName: "deducted"
            Layout.fillWidth: true
            visible: text !== ""
            text: root.view.deducted
            personal: true
            color: Style.goodInk
        },
        RowLayout {
            Layout.fillWidth: true
            spacing: Style.gap

            Words {
                Layout.fillWidth: true
                //: ShowBill: label of the amount
                text: qsTr("Cần trả")
            }

            Words {
                objectName: "due"
                text: root.view.due
                personal: true
                color: Style.main
                font.pixelSize: Style.title
                font.bold: true
                wrapMode: Text.NoWrap
            }
        },
        BigButton {
            objectName: "pay_now"
            recommended: true
            picture: "qr"
            //: ShowBill: pay here by phone
            text: qsTr("Trả ngay bằng mã QR")
            onClicked: root.payNow()
        },
        BigButton {
            objectName: "pay_later"
            picture: "desk"
            //: ShowBill: pay at the cashier, or another day
            text: qsTr("Trả sau tại quầy thu")
            onClicked: root.payLater()
        },
        BigButton {
            objectName: "deposit"
            visible: root.view.deposit
            picture: "wallet"
            //: ShowBill: pay ahead
            text: qsTr("Nộp tạm ứng")
            onClicked: root.depositWanted()
        }
    ]
}
