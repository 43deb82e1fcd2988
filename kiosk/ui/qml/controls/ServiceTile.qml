import QtQuick
import QtQuick.Layouts
import Kiosk
import "../style"

// One entry of the menu: its picture and its words. The recommended one is filled and as large as there is room.
Tap {
    id: root

    // Null only while a screen's news take its place away.
    required property Choice choice
    property bool recommended: false
    // One of many in a row: the words alone.
    property bool brief: false
    // Somebody is in danger: the one entry that may look unlike the others.
    readonly property bool urgent: root.choice?.key === "emergency"
    readonly property bool upright: root.recommended && root.height > Style.mm(85)
    readonly property color tint: root.recommended ? Style.mainInk : root.urgent ? Style.urgentInk : Style.ink

    objectName: root.choice?.name ?? ""
    text: root.choice?.title ?? ""
    implicitHeight: Math.max(Style.tall, implicitContentHeight + topPadding + bottomPadding)
    leftPadding: Style.mm(root.recommended ? 9 : root.brief ? 4 : 6)
    rightPadding: root.upright ? root.leftPadding : Style.mm(2)
    topPadding: Style.mm(2)
    bottomPadding: Style.mm(2)
    fill: root.recommended ? Style.main : root.urgent ? Style.urgent : Style.card
    fillDown: root.recommended ? Style.mainDown : Style.down
    border: root.recommended ? Style.main : root.urgent ? Style.urgentInk : Style.edge
    Accessible.description: root.choice?.note ?? ""

    contentItem: Item {
        implicitWidth: inside.implicitWidth
        implicitHeight: inside.implicitHeight

        GridLayout {
            id: inside

            anchors.left: parent.left
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            columns: root.upright ? 1 : 2
            columnSpacing: root.brief ? Style.tight : Style.gap
            rowSpacing: Style.gap

            Icon {
                Layout.preferredWidth: side
                Layout.preferredHeight: side
                Layout.alignment: root.upright ? Qt.AlignHCenter : Qt.AlignVCenter
                side: Style.mm(root.upright ? 40 : root.recommended ? 22 : root.brief && Style.larger ? 11 : 14)
                name: root.choice?.icon ?? ""
                tint: root.recommended || root.urgent ? root.tint : Style.main
            }

            ColumnLayout {
                Layout.fillWidth: true
                spacing: 0

                Words {
                    Layout.fillWidth: true
                    text: root.choice?.title ?? ""
                    font.pixelSize: !root.recommended ? Style.strong : root.brief && Style.landscape ? Math.min(Style.title, Style.strong) : Style.large
                    font.bold: true
                    color: root.tint
                    horizontalAlignment: root.upright ? Text.AlignHCenter : Text.AlignLeft
                    Accessible.ignored: true
                }

                Words {
                    Layout.fillWidth: true
                    visible: text !== "" && !root.brief
                    text: root.choice?.note ?? ""
                    font.pixelSize: root.recommended ? Style.strong : Style.body
                    color: root.recommended ? root.tint : Style.soft
                    horizontalAlignment: root.upright ? Text.AlignHCenter : Text.AlignLeft
                    Accessible.ignored: true
                }
            }
        }
    }
}
