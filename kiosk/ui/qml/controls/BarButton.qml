import QtQuick
import QtQuick.Layouts
import "../style"

// A button of the fixed bars: always in the same place.
Tap {
    id: root

    property string picture: ""
    property color tint: Style.ink
    // Where the bar has height to spare and no width: the picture over the word.
    property bool stacked: false

    implicitHeight: root.stacked ? Style.touchable(30) : Style.target
    leftPadding: Style.mm(root.stacked ? 1.6 : 4)
    rightPadding: Style.mm(root.stacked ? 1.6 : 4)
    topPadding: root.stacked ? Style.mm(1) : Style.tight
    bottomPadding: root.stacked ? Style.mm(1) : Style.tight

    contentItem: GridLayout {
        columns: root.stacked ? 1 : 2
        columnSpacing: Style.tight
        rowSpacing: 0

        Icon {
            Layout.preferredWidth: side
            Layout.preferredHeight: side
            Layout.alignment: root.stacked ? Qt.AlignHCenter : Qt.AlignVCenter
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
            horizontalAlignment: root.stacked ? Text.AlignHCenter : Text.AlignLeft
            lineHeight: root.stacked ? 0.9 : 1
            Accessible.ignored: true
        }
    }
}
