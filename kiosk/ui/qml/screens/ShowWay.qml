import QtQuick
import QtQuick.Layouts
import Kiosk
import "../controls"
import "../style"

Page {
    id: root

    required property ShowWayView view

    choices: 2
    title: root.view.room
    lead: root.view.place
    leadBold: true

    WayMaps {
        anchors.fill: parent
        sheets: root.view.sheets
    }

    actions: [
        WaySteps {
            Layout.fillWidth: true
            steps: root.view.steps
        },
        Note {
            objectName: "paper"
            visible: text !== ""
            tone: root.view.printed ? "good" : "ask"
            picture: root.view.printed ? "ticket" : "warning"
            text: root.view.paper
        },
        RowLayout {
            Layout.fillWidth: true
            spacing: Style.gap

            BigButton {
                objectName: "print"
                Layout.preferredWidth: 1
                visible: root.view.paper === ""
                picture: "ticket"
                //: ShowWay: the way on paper
                text: qsTr("In sơ đồ")
                onClicked: root.printWanted()
            }

            BigButton {
                objectName: "finish"
                Layout.preferredWidth: 1
                recommended: true
                picture: "check"
                //: ShowWay: the way is known, the visit is over
                text: qsTr("Xong")
                onClicked: root.finish()
            }
        }
    ]
}
