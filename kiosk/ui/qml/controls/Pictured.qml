import QtQuick
import QtQuick.Layouts
import "../style"

// What a patient is asked to look at, in the middle of the screen, under a picture of it where there is room for one.
Item {
    id: root

    property string picture: ""
    default property alias content: told.data
    readonly property real room: root.height - told.implicitHeight - Style.gap * 2
    readonly property bool roomy: root.picture !== "" && root.room > Style.mm(44)

    Picture {
        id: drawing

        anchors.horizontalCenter: parent.horizontalCenter
        width: Math.min(root.width, height * 1.6)
        height: Math.min(root.room, Style.mm(112))
        y: (root.room - height) / 2
        visible: root.roomy
        name: root.roomy ? root.picture : ""
    }

    ColumnLayout {
        id: told

        width: root.width
        y: root.roomy ? drawing.y + drawing.height + Style.gap * 2 : (root.height - implicitHeight) / 2
        spacing: Style.landscape && Style.larger ? Style.tight : Style.gap
    }
}
