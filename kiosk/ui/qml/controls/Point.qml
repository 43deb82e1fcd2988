import QtQuick
import QtQuick.Layouts
import "../style"

// A picture and a sentence: one thing to know.
RowLayout {
    id: root

    property string picture: ""
    property string text: ""

    Layout.fillWidth: true
    spacing: Style.gap

    Icon {
        Layout.preferredWidth: side
        Layout.preferredHeight: side
        Layout.alignment: Qt.AlignVCenter
        side: Style.mm(12)
        name: root.picture
        tint: Style.main
    }

    Words {
        Layout.fillWidth: true
        text: root.text
    }
}
