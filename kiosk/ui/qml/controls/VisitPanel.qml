import QtQuick
import QtQuick.Layouts
import Kiosk
import "../style"

// One examination to come: its time where one was agreed, which clinic, where, and what it costs.
Panel {
    id: root

    required property Choice visit

    Layout.fillWidth: true
    implicitHeight: inside.implicitHeight + 2 * Style.mm(Style.larger ? 4 : 6)

    RowLayout {
        id: inside

        anchors.fill: parent
        anchors.margins: Style.mm(Style.larger ? 4 : 6)
        anchors.leftMargin: Style.mm(7)
        spacing: Style.mm(7)

        Icon {
            Layout.preferredWidth: side
            Layout.preferredHeight: side
            side: Style.mm(18)
            visible: root.visit.note === ""
            name: root.visit.icon
            tint: Style.main
        }

        Words {
            objectName: "time"
            visible: root.visit.note !== ""
            text: root.visit.note
            font.pixelSize: Style.capital(Style.landscape ? 13 : 17)
            font.bold: true
            color: Style.main
            wrapMode: Text.NoWrap
        }

        ColumnLayout {
            Layout.fillWidth: true
            spacing: Style.mm(1)

            Words {
                Layout.fillWidth: true
                text: root.visit.title
                font.pixelSize: Style.strong
                font.bold: true
                personal: true
            }

            Flow {
                id: details

                Layout.fillWidth: true
                spacing: Style.mm(1)

                Detail { picture: "door"; text: root.visit.place; room: details.width }
                // Where letters are large, the line there is told on the ticket.
                Detail { picture: "people"; text: Style.larger ? "" : root.visit.people; room: details.width }
                Detail { picture: "money"; text: root.visit.price; room: details.width; personal: true }
            }
        }
    }
}
