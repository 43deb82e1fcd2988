import QtQuick
import QtQuick.Layouts
import "../style"

// A way on, across the screen: picture and words. The recommended one is filled.
Tap {
    id: root

    property string picture: ""
    property string detail: ""
    property bool recommended: false
    // One of two ways that nobody may be pushed to: both look the same.
    property bool equal: false
    // Beside another one in a Pair: as high as that.
    property bool paired: false
    // The one answer that is wanted now: in the middle, in large letters.
    property bool grand: false
    property color tint: root.recommended ? Style.mainInk : root.equal ? Style.main : Style.ink

    Layout.fillWidth: true
    // Only where there is room beside what is looked at.
    Layout.fillHeight: true
    Layout.minimumHeight: implicitHeight
    Layout.maximumHeight: root.paired ? Infinity : Style.landscape ? Math.max(implicitHeight, Style.mm(38)) : implicitHeight
    implicitHeight: Math.max(Style.tall, implicitContentHeight + topPadding + bottomPadding)
    leftPadding: Style.mm(7)
    rightPadding: Style.mm(7)
    topPadding: Style.mm(3)
    bottomPadding: Style.mm(3)
    fill: root.recommended ? Style.main : Style.card
    fillDown: root.recommended ? Style.mainDown : Style.down
    border: root.recommended || root.equal ? Style.main : Style.edge
    thickness: root.equal ? Style.line * 2 : Style.line
    Accessible.description: root.detail

    contentItem: RowLayout {
        spacing: Style.gap

        Icon {
            Layout.preferredWidth: side
            Layout.preferredHeight: side
            side: Style.mm(root.grand ? 24 : 14)
            visible: root.picture !== ""
            name: root.picture
            tint: root.tint
        }

        ColumnLayout {
            Layout.fillWidth: true
            spacing: 0

            Words {
                Layout.fillWidth: true
                text: root.text
                font.pixelSize: root.grand ? Style.title : Style.strong
                font.bold: true
                color: root.tint
                Accessible.ignored: true
            }

            Words {
                Layout.fillWidth: true
                visible: text !== ""
                text: root.detail
                color: root.tint
                Accessible.ignored: true
            }
        }
    }
}
