import QtQuick
import QtQuick.Layouts
import Kiosk
import "../style"

// One thing to choose. What cannot be chosen now says why and does not answer.
Tap {
    id: root

    required property Choice choice
    property bool personal: false

    objectName: root.choice.name
    text: root.choice.title
    enabled: root.choice.available
    leftPadding: Style.mm(5)
    topPadding: Style.mm(1.5)
    bottomPadding: Style.mm(1.5)
    rightPadding: Style.mm(5)
    fill: root.choice.available ? Style.card : Style.away
    Accessible.description: [root.choice.place, root.choice.people, root.choice.price, root.choice.note].filter(part => part !== "").join(". ")

    contentItem: RowLayout {
        spacing: Style.gap

        Icon {
            Layout.preferredWidth: side
            Layout.preferredHeight: side
            side: Style.mm(root.height > Style.mm(60) ? 22 : 13)
            name: root.choice.icon
            tint: root.choice.available ? Style.main : Style.soft
        }

        ColumnLayout {
            Layout.fillWidth: true
            spacing: 0

            Words {
                Layout.fillWidth: true
                text: root.choice.title
                font.pixelSize: Style.strong
                font.bold: true
                color: root.choice.available ? Style.ink : Style.soft
                Accessible.ignored: true
            }

            Flow {
                id: details

                Layout.fillWidth: true
                spacing: Style.mm(0.5)

                Detail { picture: "door"; text: root.choice.place; room: details.width }
                Detail { picture: "people"; text: root.choice.people; room: details.width }
                Detail { picture: "money"; text: root.choice.price; room: details.width }
                Detail { picture: root.choice.available ? "" : "info"; text: root.choice.note; room: details.width }
            }
        }
    }
}
