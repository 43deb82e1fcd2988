import QtQuick
import QtQuick.Layouts
import "../style"

// A button of the fixed bars: always in the same place.
Tap {
    id: root

    property string picture: ""
    property color tint: Style.ink

    implicitHeight: Style.target
    leftPadding: Style.mm(4)
    rightPadding: Style.mm(4)

    contentItem: RowLayout {
        spacing: Style.tight

        Icon {
            Layout.preferredWidth: side
            Layout.preferredHeight: side
            side: Style.mm(10)
            name: root.picture
            tint: root.tint
        }

        Words {
            Layout.fillWidth: true
            text: root.text
            font.pixelSize: Style.larger ? Math.round(Style.small * 1.12) : Style.small
            font.bold: true
            color: root.tint
            wrapMode: Text.NoWrap
            Accessible.ignored: true
        }
    }
}
