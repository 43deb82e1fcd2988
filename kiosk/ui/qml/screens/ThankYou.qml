pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Kiosk
import "../controls"
import "../style"

Page {
    id: root

    required property ThankYouView view
    readonly property bool numbered: root.view.numbers.length > 0

    choices: root.view.others ? 2 : 1
    centred: true
    titlePersonal: root.view.paid !== ""
    title: root.view.paid !== "" ?
        //: ThankYou: the fee is paid; %1 is the amount
        qsTr("Đã trả %1").arg(root.view.paid) : !root.numbered ?
        //: ThankYou: a bill stays to be paid
        qsTr("Có thể trả sau") :
        //: ThankYou: registered, nothing was paid here
        qsTr("Đăng ký xong rồi")
    lead: !root.numbered ? "" :
        //: ThankYou: where to go now
        qsTr("Mời đến phòng khám và chờ gọi số.")

    ColumnLayout {
        anchors.fill: parent
        spacing: Style.gap

        Picture {
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.maximumHeight: Style.mm(!root.numbered ? 150 : 110)
            Layout.minimumHeight: 0
            name: "done"
        }

        Panel {
            visible: root.view.numbers.length === 1
            Layout.fillWidth: true
            Layout.preferredHeight: goal.implicitHeight + 2 * Style.gap

            ColumnLayout {
                id: goal

                anchors.fill: parent
                anchors.margins: Style.gap
                spacing: 0

                Figure {
                    objectName: "ticket_number"
                    Layout.fillWidth: true
                    Layout.preferredHeight: Style.mm(38)
                    largest: Style.huge * 1.3
                    text: root.view.numbers.length === 1 ? root.view.numbers[0].number : ""
                }

                Words {
                    objectName: "room"
                    Layout.fillWidth: true
                    horizontalAlignment: Text.AlignHCenter
                    text: root.view.numbers.length === 1 ? root.view.numbers[0].room : ""
                    font.pixelSize: Style.large
                    font.bold: true
                }
            }
        }

        Repeater {
            model: root.view.numbers.length > 1 ? root.view.numbers : []

            NumberRow {
                required property int index
                required property NumberView modelData

                Layout.fillHeight: false
                held: modelData
                place: index
                brief: Style.larger || Style.landscape
            }
        }

        Note {
            // Two numbers in large letters, or on a wide panel, leave no room for it.
            visible: !((Style.larger || Style.landscape) && root.view.numbers.length > 1)
            picture: "card"
            text: root.view.papers ?
                //: ThankYou: reminder
                qsTr("Nhớ cầm lại thẻ và phiếu.") :
                //: The same where no paper surely came out
                qsTr("Nhớ cầm lại thẻ căn cước.")
        }
    }

    actions: [
        Note {
            objectName: "paper"
            visible: root.view.paper !== ""
            tone: root.view.paperOut ? "good" : "ask"
            picture: root.view.paperOut ? "receipt" : "warning"
            text: root.view.paper
        },
        Note {
            objectName: "due"
            personal: true
            visible: root.view.due !== ""
            picture: "money"
            //: ThankYou: what is still to pay; %1 is the amount
            text: qsTr("Còn phải trả %1 tại quầy thu.").arg(root.view.due)
        },
        BigButton {
            objectName: "finish"
            recommended: true
            picture: "check"
            //: ThankYou: the visit to the terminal is over
            text: qsTr("Xong")
            onClicked: root.finish()
        },
        BigButton {
            objectName: "other_bills"
            visible: root.view.others
            picture: "receipt"
            //: ThankYou: there is more to pay
            text: qsTr("Xem khoản khác")
            onClicked: root.otherBills()
        }
    ]
}
