import QtQuick
import "../style"

// A drawing that says again what the words beside it say.
Item {
    id: root

    required property string name

    implicitWidth: Style.mm(128)
    implicitHeight: Style.mm(80)
    Accessible.ignored: true

    Image {
        // Smaller than a hand it says nothing; a layout that comes to rest passes through thin rooms too.
        readonly property real side: Math.min(root.width, root.height * 1.6)
        readonly property bool fits: side > Style.mm(40) && root.name !== ""

        anchors.centerIn: parent
        width: side
        height: side / 1.6
        visible: fits
        sourceSize: Qt.size(Math.max(1, side), Math.max(1, side / 1.6))
        source: fits ? "image://art/illustrations/" + root.name + "/" + Style.theme : ""
    }
}
