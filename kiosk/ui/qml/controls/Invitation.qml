import QtQuick
import QtQuick.Layouts
import Kiosk
import "../style"

// How to say who one is: the card on the reader, where there is one, or its code under the camera.
GridLayout {
    id: root

    required property Frames frames
    required property bool glimpsed
    required property bool reader
    required property bool scanner

    columns: Style.landscape ? 2 : 1
    rowSpacing: Style.gap
    columnSpacing: Style.gap

    CardPanel {
        Layout.fillWidth: true
        Layout.fillHeight: true
        Layout.preferredHeight: 1
        Layout.preferredWidth: 1
        visible: root.reader
    }

    CameraPanel {
        visible: root.scanner
        Layout.fillWidth: true
        Layout.fillHeight: true
        Layout.preferredHeight: 1
        Layout.preferredWidth: 1
        frames: root.frames
        glimpsed: root.glimpsed
    }
}
