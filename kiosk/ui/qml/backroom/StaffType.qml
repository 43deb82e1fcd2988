pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Kiosk
import "../controls"
import "../style"

// Something to type on our own keys, or to hold to the camera instead.
StaffPage {
    id: root

    required property TypeView view
    readonly property bool padded: root.view.kind === "digits" || root.view.kind === "pin"

    stacked: !root.padded
    title: root.view.title
    // What is wrong says what to do, too; a wide panel has no room for both.
    lead: !Style.landscape ? root.view.lead : root.view.fault !== "" ? "" : root.view.hint !== "" ? root.view.hint : root.view.lead

    ColumnLayout {
        anchors.fill: parent
        spacing: Style.gap

        Note {
            objectName: "fault"
            visible: root.view.fault !== ""
            tone: "ask"
            picture: "warning"
            text: root.view.fault
        }

        Note {
            objectName: "hint"
            visible: root.view.hint !== "" && !Style.landscape
            picture: "qr"
            text: root.view.hint
        }

        CameraPreview {
            id: preview

            objectName: "preview"
            Layout.alignment: Qt.AlignHCenter
            Layout.fillHeight: true
            Layout.fillWidth: true
            visible: root.view.hint !== "" && !Style.landscape && root.frames !== null && root.frames.seen
            frames: root.frames
            //: Staff: the live picture of the camera, read aloud
            Accessible.name: qsTr("Hình từ camera")
            Accessible.role: Accessible.Graphic
            Component.onDestruction: frames = null
        }

        Item {
            id: rest

            Layout.fillWidth: true
            Layout.fillHeight: true
            visible: !preview.visible

            Picture {
                anchors.centerIn: parent
                width: parent.width
                height: Math.min(parent.height, Style.mm(110))
                visible: rest.height > Style.mm(45)
                name: root.view.hint !== "" ? "scan" : root.view.kind === "digits" ? "reader" : root.view.kind === "printer" ? "ticket" : "desk"
            }
        }
    }

    actions: [
        DigitPad {
            visible: root.padded
            hidden: root.view.kind === "pin"
            onDone: digits => root.entered(digits)
        },
        StaffKeys {
            visible: !root.padded
            before: root.view.kind === "address" ? "https://" : ""
            address: root.view.kind !== "code"
            typed: root.view.typed
            onDone: text => root.entered(text)
        },
        ColumnLayout {
            Layout.fillWidth: true
            visible: root.view.ways.length > 0

            Repeater {
                model: root.view.ways

                BarButton {
                    required property Choice modelData

                    objectName: modelData.name
                    Layout.fillWidth: true
                    picture: modelData.icon
                    text: modelData.title
                    onClicked: root.chosen(modelData.key)
                }
            }
        }
    ]
}
