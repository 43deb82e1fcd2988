pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Kiosk
import "../controls"
import "../style"

Page {
    id: root

    required property RegisteredView view
    readonly property bool several: root.view.numbers.length > 1
    // One code for all of several: the slip that did not come would bear it too. It stands beside what is said of the
    // slip; large letters on a wide panel leave room only beside the numbers.
    readonly property bool coded: root.several && root.view.code !== ""
    readonly property bool tight: Style.landscape && Style.larger
    readonly property int codeSide: Style.mm(46)

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

        Repeater {
            model: root.several ? [] : root.view.numbers

            NumberSheet {
                required property NumberView modelData

                held: modelData
                code: root.view.code
            }
        }

        RowLayout {
            visible: root.several
            Layout.fillWidth: true
            Layout.fillHeight: true
            spacing: Style.gap

            ColumnLayout {
                Layout.fillWidth: true
                Layout.fillHeight: true
                spacing: Style.gap

                Repeater {
                    model: root.several ? root.view.numbers : []

                    NumberRow {
                        required property int index
                        required property NumberView modelData

                        held: modelData
                        place: index
                        brief: root.coded && (Style.larger || Style.landscape)
                    }
                }
            }

            SlipCode {
                Layout.preferredWidth: root.codeSide
                Layout.preferredHeight: root.codeSide
                visible: root.coded && root.tight
                text: root.view.code
            }
        }
    }

    actions: [
        RowLayout {
            Layout.fillWidth: true
            spacing: Style.gap

            Note {
                objectName: "paper"
                tone: root.view.printed ? "good" : "ask"
                picture: root.view.printed ? "ticket" : "warning"
                text: root.view.paper
            }

            SlipCode {
                Layout.preferredWidth: root.codeSide
                Layout.preferredHeight: root.codeSide
                visible: root.coded && !root.tight
                text: root.view.code
            }
        },
        Note {
            visible: !root.view.payable
            picture: "card"
            text: root.view.printed ?
                //: Registered, where nothing is to pay: the last thing before leaving
                qsTr("Nhớ cầm lại thẻ và phiếu.") :
                //: The same where no slip surely came out
                qsTr("Nhớ cầm lại thẻ căn cước.")
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
