pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import "../style"

// The way in a few steps, each with its number.
ColumnLayout {
    id: root

    required property list<string> steps
    property int first: 1
    // Whether the last step is the end of the way.
    property bool arrives: true

    spacing: Style.mm(Style.landscape ? 2 : 3)

    Repeater {
        model: root.steps

        RowLayout {
            id: line

            required property int index
            required property string modelData

            Layout.fillWidth: true
            spacing: Style.gap

            Rectangle {
                Layout.preferredWidth: Style.mm(15.5)
                Layout.preferredHeight: Style.mm(15.5)
                Layout.alignment: Qt.AlignVCenter
                radius: width / 2
                color: Style.main

                Words {
                    anchors.centerIn: parent
                    text: line.index + root.first
                    font.pixelSize: Style.small
                    font.bold: true
                    color: Style.mainInk
                }
            }

            Words {
                Layout.fillWidth: true
                Layout.alignment: Qt.AlignVCenter
                text: line.modelData
                font.pixelSize: root.steps.length > 4 ? Style.body : Style.strong
                font.bold: root.arrives && line.index === root.steps.length - 1
            }
        }
    }
}
