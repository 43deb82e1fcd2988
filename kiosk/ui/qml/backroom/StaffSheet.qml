pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Kiosk
import "../controls"
import "../style"

// Something to read, to wait for, to choose from.
StaffPage {
    id: root

    required property SheetView view
    readonly property bool reads: root.view.lines.length > 0
    // A line or two leave room for a picture.
    readonly property bool few: root.reads && root.view.lines.length <= 2 && root.view.picture !== "" && !Style.landscape

    // The camera's picture takes the width that the ways on would stand in.
    stacked: root.view.camera || root.view.lines.length > 4
    centred: !root.reads && !root.view.camera
    title: root.view.title
    lead: root.view.lead

    GridLayout {
        anchors.fill: parent
        columns: Style.landscape && root.view.camera ? 2 : 1
        columnSpacing: Style.gap
        rowSpacing: Style.gap

        ColumnLayout {
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredWidth: 1
            Layout.preferredHeight: 1
            spacing: Style.gap

            Note {
                objectName: "note"
                visible: root.view.note !== ""
                tone: root.view.tone
                picture: root.view.noteIcon
                text: root.view.note
            }

            Lines {
                objectName: "lines"
                Layout.fillWidth: true
                Layout.fillHeight: !root.few
                visible: root.reads
                lines: root.view.lines
                narrow: root.view.camera || root.beside
            }

            Item {
                Layout.fillWidth: true
                Layout.fillHeight: true
                visible: !root.reads || root.few
            }

            Picture {
                Layout.fillWidth: true
                Layout.preferredHeight: Style.mm(130)
                Layout.maximumHeight: Style.mm(130)
                Layout.fillHeight: true
                visible: root.view.picture !== "" && (!root.reads || root.few)
                name: root.view.picture
            }

            Busy {
                Layout.alignment: Qt.AlignHCenter
                visible: root.view.busy
            }

            Item {
                Layout.fillWidth: true
                Layout.fillHeight: true
                visible: !root.reads || root.few
            }
        }

        Panel {
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredWidth: 1
            Layout.preferredHeight: 1
            visible: root.view.camera

            CameraPreview {
                id: preview

                objectName: "preview"
                anchors.fill: parent
                anchors.margins: Style.gap
                visible: root.view.camera && root.frames !== null && root.frames.seen
                frames: root.frames
                //: Staff: the live picture of the camera, read aloud
                Accessible.name: qsTr("Hình từ camera")
                Accessible.role: Accessible.Graphic
                Component.onDestruction: frames = null

                Rectangle {
                    anchors.centerIn: parent
                    width: Math.min(preview.width, preview.height) * 0.7
                    height: width
                    color: "transparent"
                    radius: Style.radius
                    border.width: Style.ring
                    border.color: root.view.glimpsed ? Style.sun : Style.main
                }
            }

            Picture {
                anchors.fill: parent
                anchors.margins: Style.gap
                visible: !preview.visible
                name: "scan"
            }
        }
    }

    actions: [
        ColumnLayout {
            Layout.fillWidth: true
            visible: root.view.ways.length > 0
            spacing: Style.landscape ? Style.mm(3.4) : Style.gap

            Repeater {
                // By their count: news of the screen come while a finger lies on a button, which must stay the same one.
                model: root.view.ways.length

                BigButton {
                    required property int index
                    readonly property Choice way: root.view.ways[index] as Choice

                    objectName: way?.name ?? ""
                    text: way?.title ?? ""
                    picture: way?.icon ?? ""
                    recommended: index === 0
                    onClicked: root.chosen(way.key)
                }
            }
        }
    ]
}
