pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Kiosk
import "../controls"
import "../style"

Page {
    id: root

    required property StartUpView view

    choices: 1
    centred: true
    stacked: true
    //: StartUp: the terminal was turned on and looks for its parts
    title: qsTr("Máy đang khởi động")
    //: StartUp: nothing has to be done
    lead: qsTr("Xin chờ một chút.")

    ColumnLayout {
        anchors.fill: parent
        spacing: Style.gap

        Item {
            Layout.fillHeight: true
            Layout.preferredHeight: 1
        }

        Picture {
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredHeight: 6
            Layout.minimumHeight: 0
            Layout.maximumHeight: Style.mm(120)
            visible: !Style.landscape && !Style.larger
            name: "clockface"
        }

        GridLayout {
            Layout.fillWidth: true
            columns: Style.landscape ? 2 : 1
            columnSpacing: Style.gap
            rowSpacing: Style.gap

            Repeater {
                model: root.view.lines

                LineRow {
                    required property Line modelData

                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    Layout.preferredWidth: 1
                    line: modelData
                }
            }
        }

        Item {
            Layout.fillHeight: true
            Layout.preferredHeight: 1
        }
    }

    actions: [
        EmergencyButton {
            onClicked: root.emergencyAsked()
        }
    ]
}
