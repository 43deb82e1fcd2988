pragma ComponentBehavior: Bound

import QtQuick
import Kiosk
import "../controls"
import "../style"

Page {
    id: root

    required property CheckInView view

    choices: 1
    //: CheckIn: the appointments of today
    title: qsTr("Lịch hẹn hôm nay")
    //: CheckIn: what coming early or late means
    lead: qsTr("Đến sớm hay muộn vẫn lấy số được.")

    Pictured {
        anchors.fill: parent
        picture: "appointment"

        Repeater {
            model: root.view.visits

            VisitPanel {
                required property Choice modelData

                visit: modelData
            }
        }

        Note {
            objectName: "orders"
            visible: root.view.orders !== "" && !Style.landscape
            picture: "flask"
            personal: true
            text: root.view.orders
        }
    }

    actions: [
        // A wide panel has its room beside the appointments, not below them.
        Note {
            objectName: "orders_beside"
            visible: root.view.orders !== "" && Style.landscape
            picture: "flask"
            personal: true
            text: root.view.orders
        },
        Note {
            objectName: "paperless"
            visible: text !== ""
            tone: "ask"
            picture: "ticket"
            text: root.view.paperless
        },
        BigButton {
            objectName: "number_wanted"
            recommended: true
            picture: "check"
            //: CheckIn: the patient is here; take the number
            text: qsTr("Tôi đã đến, lấy số")
            onClicked: root.numberWanted()
        }
    ]
}
