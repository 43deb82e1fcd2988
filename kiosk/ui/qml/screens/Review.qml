pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Kiosk
import "../controls"
import "../style"

Page {
    id: root

    required property ReviewView view

    choices: 2 + (root.view.mayAdd ? 1 : 0) + (root.view.mayPaper ? 1 : 0)
    //: Review: what will happen, before the number is taken
    title: qsTr("Xem lại rồi lấy số")

    Pictured {
        anchors.fill: parent
        picture: "slip"

        Repeater {
            model: root.view.visits

            VisitPanel {
                required property Choice modelData

                visit: modelData
            }
        }

        Flow {
            id: facts

            Layout.fillWidth: true
            spacing: Style.mm(2)

            Detail { objectName: "payer"; picture: "wallet"; text: root.view.payer; room: facts.width }
            Detail { objectName: "claim"; picture: "star"; text: root.view.claim; room: facts.width }
            Detail { objectName: "paper"; picture: "ticket"; text: root.view.paper; room: facts.width }
        }
    }

    actions: [
        Note {
            objectName: "paperless"
            // Two clinics in large letters leave no room; the attract screen and the number say it too.
            visible: text !== "" && !(Style.larger && root.view.visits.length > 1)
            tone: "ask"
            picture: "ticket"
            text: root.view.paperless
        },
        GridLayout {
            Layout.fillWidth: true
            columns: Style.landscape ? 1 : 2
            columnSpacing: Style.gap
            rowSpacing: Style.landscape ? Style.apart(3.4) : Style.gap

            ExtraButton {
                objectName: "more_clinics"
                visible: root.view.mayAdd
                picture: "plus"
                //: Review: one more clinic in the same visit
                text: qsTr("Thêm phòng")
                onClicked: root.moreClinics()
            }

            ExtraButton {
                objectName: "claim_asked"
                picture: "star"
                //: Review: there is a reason to go first
                text: qsTr("Diện ưu tiên")
                onClicked: root.claimAsked()
            }

            ExtraButton {
                objectName: "paper_asked"
                // The third takes a row of its own.
                Layout.columnSpan: root.view.mayAdd && !Style.landscape ? 2 : 1
                visible: root.view.mayPaper
                picture: "ticket"
                //: Review: there is a transfer or re-examination paper
                text: qsTr("Phiếu chuyển/hẹn")
                onClicked: root.paperAsked()
            }
        },
        BigButton {
            objectName: "number_wanted"
            recommended: true
            picture: "ticket"
            //: Review: take the number
            text: qsTr("Lấy số khám")
            onClicked: root.numberWanted()
        }
    ]
}
