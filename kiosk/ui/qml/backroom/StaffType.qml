pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Kiosk
import "../controls"
import "../style"

// Something to type on our own keys.
StaffPage {
    id: root

    required property TypeView view

    stacked: root.view.kind !== "digits"
    title: root.view.title
    // What is wrong says what to do, too; a wide panel has no room for both.
    lead: root.view.fault === "" || !Style.landscape ? root.view.lead : ""

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

        Picture {
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.minimumHeight: 0
            visible: root.view.kind === "digits"
            name: "reader"
        }

        Item {
            Layout.fillHeight: true
        }
    }

    actions: [
        DigitPad {
            visible: root.view.kind === "digits"
            onDone: digits => root.entered(digits)
        },
        StaffKeys {
            visible: root.view.kind !== "digits"
            address: root.view.kind === "address"
            typed: root.view.typed
            onDone: text => root.entered(text)
        }
    ]
}
