pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Kiosk
import "../controls"
import "../style"

// How every device is, and what can be done.
StaffPage {
    id: root

    required property BoardView view

    title: root.view.title
    lead: root.view.lead

    ColumnLayout {
        anchors.fill: parent
        spacing: Style.gap

        Note {
            objectName: "done"
            visible: root.view.note !== ""
            tone: root.view.tone
            picture: root.view.noteIcon
            text: root.view.note
        }

        Lines {
            objectName: "devices"
            Layout.fillWidth: true
            Layout.fillHeight: true
            lines: root.view.lines
            narrow: true
        }
    }

    actions: [
        GridLayout {
            Layout.fillWidth: true
            columns: Style.landscape && root.view.tasks.length > 9 ? 4 : 3
            rowSpacing: Style.mm(4)
            columnSpacing: Style.mm(4)

            Repeater {
                // By their count: devices tell of themselves while a finger lies on a tile, which must stay the same one.
                model: root.view.tasks.length

                StaffTile {
                    required property int index

                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    Layout.preferredWidth: 1
                    // Many tasks leave the devices their room.
                    Layout.preferredHeight: Math.max(implicitHeight, Style.mm(Style.landscape ? 48 : root.view.tasks.length > 9 ? 36 : 44))
                    choice: root.view.tasks[index] as Choice
                    onClicked: root.chosen(choice.key)
                }
            }
        },
        ColumnLayout {
            Layout.fillWidth: true
            visible: root.view.ways.length > 0

            Repeater {
                model: root.view.ways.length

                BigButton {
                    required property int index
                    readonly property Choice way: root.view.ways[index] as Choice

                    objectName: way?.name ?? ""
                    text: way?.title ?? ""
                    picture: way?.icon ?? ""
                    recommended: true
                    onClicked: root.chosen(way.key)
                }
            }
        }
    ]
}
