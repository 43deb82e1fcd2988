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
        readonly property real side: Math.min(root.width, root.height * 1.6)

        anchors.centerIn: parent
        width: side
        height: side / 1.6
        visible: side > Style.mm(20) && root.name !== ""
        sourceSize: Qt.size(Math.max(1, width), Math.max(1, height))
        source: visible ? "image://art/illustrations/" + root.name + "/" + Style.theme : ""
    }
}
