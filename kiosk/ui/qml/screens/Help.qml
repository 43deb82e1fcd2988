import QtQuick
import QtQuick.Layouts
import Kiosk
import "../controls"
import "../style"

Page {
    id: root

    required property HelpView view

    choices: root.view.begun ? 4 : 3
    centred: true
    title: root.view.title
    lead: root.view.action

    ColumnLayout {
        anchors.fill: parent
        spacing: Style.gap

        Picture {
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.maximumHeight: Style.mm(150)
            Layout.minimumHeight: 0
            name: root.view.alone ? "desk" : "helper"
        }

        Note {
            objectName: "since"
            visible: root.view.since !== ""
            tone: root.view.alone ? "ask" : "good"
            picture: root.view.alone ? "clock" : "check"
            text: root.view.since
        }
    }

    actions: [
        EmergencyButton {
            onClicked: root.emergencyAsked()
        },
        Pair {
            BigButton {
                objectName: "again"
                Layout.preferredWidth: 1
                paired: true
                recommended: root.view.alone
                picture: "help"
                //: Help: ring once more
                text: qsTr("Gọi lại")
                onClicked: root.again()
            }

            BigButton {
                objectName: "start_over"
                Layout.preferredWidth: 1
                paired: true
                visible: root.view.begun
                picture: "refresh"
                //: Help: begin from the first screen
                text: qsTr("Bắt đầu lại")
                onClicked: root.startOverAsked()
            }
        },
        BigButton {
            objectName: "resume"
            recommended: !root.view.alone
            picture: "back"
            //: Help: go on where the patient was
            text: qsTr("Làm tiếp ở máy")
            onClicked: root.back()
        }
    ]
}
