import QtQuick
import QtQuick.Layouts
import Kiosk
import "../style"

// One thing to choose. What cannot be chosen now says why and does not answer.
Tap {
    id: root

    required property Choice choice
    property bool personal: false
    // The picture over the words, where a tile is much higher than they are.
    property bool upright: false
    // There is room for large words.
    property bool grand: false
    property real side: Style.icon

    objectName: root.choice.name
    text: root.choice.title
    enabled: root.choice.available
    leftPadding: Style.mm(5)
    topPadding: Style.mm(1.5)
    bottomPadding: Style.mm(1.5)
    rightPadding: Style.mm(5)
    fill: root.choice.available ? Style.card : Style.away
    Accessible.description: [root.choice.place, root.choice.people, root.choice.price, root.choice.note].filter(part => part !== "").join(". ")

    contentItem: Item {
        implicitWidth: inside.implicitWidth
        implicitHeight: inside.implicitHeight

        GridLayout {
            id: inside

            anchors.left: parent.left
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            columns: root.upright ? 1 : 2
            columnSpacing: Style.gap
            rowSpacing: Style.gap

            Icon {
                Layout.preferredWidth: side
                Layout.preferredHeight: side
                Layout.alignment: root.upright ? Qt.AlignHCenter : Qt.AlignVCenter
                side: root.side
                name: root.choice.icon
                tint: root.choice.available ? Style.main : Style.soft
            }

            ColumnLayout {
                Layout.fillWidth: true
                spacing: 0

                Words {
                    Layout.fillWidth: true
                    text: root.choice.title
                    font.pixelSize: root.upright || root.grand ? Style.title : Style.strong
                    font.bold: true
                    color: root.choice.available ? Style.ink : Style.soft
                    horizontalAlignment: root.upright ? Text.AlignHCenter : Text.AlignLeft
                    Accessible.ignored: true
                }

                Flow {
                    id: details

                    Layout.fillWidth: true
                    Layout.maximumWidth: root.upright ? note.whole : Infinity
                    Layout.alignment: Qt.AlignHCenter
                    spacing: Style.mm(0.5)

                    Detail { picture: "door"; text: root.choice.place; room: details.width }
                    Detail { picture: "people"; text: root.choice.people; room: details.width }
                    Detail { picture: "money"; text: root.choice.price; room: details.width }
                    Detail { id: note; picture: root.choice.available ? "" : "info"; text: root.choice.note; room: details.width }
                }
            }
        }
    }
}
