import QtQuick
import QtQuick.Layouts
import Kiosk
import "../controls"
import "../style"

Page {
    id: root

    required property EmergencyView view

    choices: 1
    //: Emergency: the one thing to do; no registration
    title: qsTr("Đến ngay khoa Cấp cứu")
    titleSize: Style.large
    //: Emergency: nothing has to be done at the terminal first
    lead: qsTr("Không cần đăng ký trước.")

    ColumnLayout {
        anchors.fill: parent
        spacing: Style.gap

        WayMaps {
            id: maps

            Layout.fillWidth: true
            Layout.fillHeight: true
            visible: root.view.sheets.length > 0
            sheets: root.view.sheets
            page: 0
        }

        Picture {
            Layout.fillWidth: true
            Layout.fillHeight: true
            visible: root.view.sheets.length === 0
            name: "emergency"
        }
    }

    actions: [
        Words {
            objectName: "place"
            Layout.fillWidth: true
            visible: text !== ""
            text: root.view.place
            font.pixelSize: Style.title
            font.bold: true
            color: Style.urgentInk
        },
        WaySteps {
            Layout.fillWidth: true
            visible: maps.shown !== null
            steps: maps.shown === null ? [] : maps.shown.steps
            arrives: root.view.sheets.length === 1
        },
        Note {
            objectName: "called"
            visible: text !== ""
            tone: root.view.told ? "good" : "ask"
            picture: root.view.told ? "check" : "people"
            text: root.view.call
        },
        BigButton {
            objectName: "finish"
            picture: "check"
            //: Emergency: the screen may be closed
            text: qsTr("Xong")
            onClicked: root.finish()
        }
    ]
}
