import QtQuick
import "../style"

// A small picture and a few words on one line.
Row {
    id: root

    property string picture: ""
    property string text: ""
    property real room: Infinity
    property bool personal: false
    // As wide as it would be on a line without end.
    readonly property real whole: root.text === "" ? 0 : words.x + words.implicitWidth + root.rightPadding

    Accessible.role: Accessible.StaticText
    Accessible.name: root.text
    visible: root.text !== ""
    spacing: Style.tight
    rightPadding: Style.mm(4)

    Icon {
        anchors.verticalCenter: parent.verticalCenter
        visible: root.picture !== ""
        side: Style.mm(9)
        name: root.picture
        tint: Style.soft
    }

    Words {
        id: words

        width: Math.min(implicitWidth, root.room - x - root.rightPadding)
        text: root.text
        personal: root.personal
        color: Style.soft
        Accessible.ignored: true
    }
}
