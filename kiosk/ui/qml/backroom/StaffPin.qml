import QtQuick
import QtQuick.Layouts
import Kiosk
import "../controls"
import "../style"

// The door: six digits that nobody beside can read, or a pass held to the camera.
StaffPage {
    id: root

    required property PinView view

    centred: !Style.landscape
    title: root.view.title
    lead: root.view.pad ? root.view.lead : ""

    ColumnLayout {
        anchors.fill: parent
        spacing: Style.gap

        Note {
            objectName: "refused"
            visible: root.view.note !== ""
            tone: "ask"
            picture: "lock"
            text: root.view.note
        }

        Item {
            Layout.fillHeight: true
        }

        Picture {
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.minimumHeight: 0
            Layout.maximumHeight: Style.mm(70)
            // A layout gives no height to what is hidden: whether there is room, the picture knows itself.
            visible: root.view.hint !== ""
            name: "scan"
        }

        Words {
            objectName: "pass"
            Layout.fillWidth: true
            visible: text !== ""
            text: root.view.hint
            horizontalAlignment: Style.landscape ? Text.AlignLeft : Text.AlignHCenter
        }

        Item {
            Layout.fillHeight: true
        }
    }

    actions: [
        DigitPad {
            visible: root.view.pad
            hidden: true
            onDone: digits => root.entered(digits)
        }
    ]
}
