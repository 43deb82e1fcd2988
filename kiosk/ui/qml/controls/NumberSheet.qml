import QtQuick
import QtQuick.Layouts
import Kiosk
import "../style"

// The one number of a visit, as large as there is room; below it where to go. A code stands for paper that did not come.
Panel {
    id: root

    required property NumberView held
    property string code: ""
    readonly property int foot: Style.landscape || Style.larger ? Style.gap : Style.mm(9)

    Layout.fillWidth: true
    Layout.fillHeight: true
    Layout.minimumHeight: sheet.implicitHeight - Style.mm(44) + Style.gap + root.foot

    ColumnLayout {
        id: sheet

        anchors.fill: parent
        anchors.margins: Style.gap
        anchors.bottomMargin: root.foot
        spacing: Style.tight

        RowLayout {
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredHeight: Style.mm(70)
            Layout.minimumHeight: Style.mm(26)
            spacing: Style.gap

            Figure {
                objectName: "ticket_number"
                Layout.fillWidth: true
                Layout.fillHeight: true
                text: root.held.number
            }

            SlipCode {
                readonly property int side: Math.min(parent.height, Style.mm(72))

                Layout.preferredWidth: side
                Layout.preferredHeight: side
                Layout.alignment: Qt.AlignVCenter
                visible: root.code !== ""
                text: root.code
            }
        }

        Words {
            Layout.fillWidth: true
            horizontalAlignment: Text.AlignHCenter
            // Where a code and large letters leave little room, the door says it.
            visible: root.held.clinic !== "" && (root.code === "" || !Style.larger)
            text: root.held.clinic
            font.pixelSize: Style.strong
            font.bold: true
        }

        Words {
            objectName: "room"
            Layout.fillWidth: true
            horizontalAlignment: Text.AlignHCenter
            text: root.held.room
            font.pixelSize: Style.large
            font.bold: true
        }

        Grid {
            Layout.alignment: Qt.AlignHCenter
            Layout.topMargin: Style.tight
            columns: Style.larger ? 1 : 2
            spacing: Style.tight
            horizontalItemAlignment: Grid.AlignHCenter

            Detail { picture: "people"; text: root.held.ahead }
            Detail { picture: "clock"; text: root.held.expected }
        }
    }
}
