import QtQuick
import QtQuick.Layouts
import Kiosk
import "../controls"
import "../style"

Page {
    id: root

    required property RegisteredView view

    choices: root.view.payable ? 2 : 1
    centred: true
    title: root.view.existing ?
        //: Registered: the patient held this number before
        qsTr("Hôm nay đã có số khám này") :
        //: Registered: a new number
        qsTr("Số khám của Quý khách")

    ColumnLayout {
        anchors.fill: parent
        spacing: Style.gap

        Panel {
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.minimumHeight: sheet.implicitHeight - Style.mm(44) + 2 * Style.gap

            ColumnLayout {
                id: sheet

                anchors.fill: parent
                anchors.margins: Style.gap
                spacing: Style.tight

                Figure {
                    objectName: "ticket_number"
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    Layout.preferredHeight: Style.mm(70)
                    Layout.minimumHeight: Style.mm(26)
                    text: root.view.number
                }

                Words {
                    Layout.fillWidth: true
                    horizontalAlignment: Text.AlignHCenter
                    text: root.view.clinic
                    font.pixelSize: Style.strong
                    font.bold: true
                }

                Words {
                    objectName: "room"
                    Layout.fillWidth: true
                    horizontalAlignment: Text.AlignHCenter
                    text: root.view.room
                    font.pixelSize: Style.large
                    font.bold: true
                }

                Grid {
                    Layout.alignment: Qt.AlignHCenter
                    Layout.topMargin: Style.tight
                    columns: Style.larger ? 1 : 2
                    spacing: Style.tight
                    horizontalItemAlignment: Grid.AlignHCenter

                    Detail { picture: "people"; text: root.view.ahead }
                    Detail { picture: "clock"; text: root.view.expected }
                }
            }
        }
    }

    actions: [
        Note {
            objectName: "paper"
            tone: root.view.printed ? "good" : "ask"
            picture: root.view.printed ? "ticket" : "warning"
            text: root.view.paper
        },
        RowLayout {
            visible: root.view.payable
            Layout.fillWidth: true
            spacing: Style.gap

            Words {
                Layout.fillWidth: true
                //: Registered: label of the fee
                text: qsTr("Tiền khám")
            }

            Words {
                objectName: "due"
                text: root.view.due
                personal: true
                font.pixelSize: Style.title
                font.bold: true
                wrapMode: Text.NoWrap
            }
        },
        BigButton {
            objectName: "pay_now"
            visible: root.view.payable
            recommended: true
            picture: "qr"
            //: Registered: pay here by phone
            text: qsTr("Trả ngay bằng mã QR")
            onClicked: root.payNow()
        },
        BigButton {
            objectName: "pay_later"
            visible: root.view.payable
            picture: "desk"
            //: Registered: pay at the cashier
            text: qsTr("Trả sau tại quầy thu")
            onClicked: root.payLater()
        },
        BigButton {
            objectName: "finish"
            visible: !root.view.payable
            recommended: true
            picture: "check"
            //: Registered: the visit to the terminal is over
            text: qsTr("Xong")
            onClicked: root.finish()
        }
    ]
}
