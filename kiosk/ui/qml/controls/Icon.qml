import QtQuick
import "../style"

// A picture of one colour beside a word; never the only sign of anything.
Image {
    id: root

    required property string name
    property color tint: Style.ink
    property real side: Style.icon

    width: root.side
    height: root.side
    sourceSize: Qt.size(root.side, root.side)
    source: root.name === "" ? "" : "image://art/icons/" + root.name + "/" + root.tint.toString().slice(1)
    Accessible.ignored: true
}
