import QtQuick
import QtQuick.Layouts
import Kiosk
import "../style"

// One of several numbers: the number, and where to go with it beside it.
Panel {
    id: root

    required property NumberView held
    // Its place in the order of going.
    required property int place
    // Without the clinic's name, where room is dear: the door says it.
    property bool brief: false

    Layout.fillWidth: true
    Layout.fillHeight: true
    Layout.minimumHeight: row.implicitHeight + 2 * Style.tight
    implicitHeight: row.implicitHeight + 2 * Style.gap

    RowLayout {
        id: row

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        anchors.margins: Style.gap
        spacing: Style.gap

        ColumnLayout {
            Layout.preferredWidth: Math.round(root.width * 0.42)
            Layout.minimumWidth: root.brief ? Math.round(root.width * 0.42) : 0
            Layout.maximumWidth: Math.round(root.width * 0.42)
            spacing: 0

            Words {
                Layout.fillWidth: true
                horizontalAlignment: Text.AlignHCenter
                color: Style.soft
                font.pixelSize: Style.small
                text: root.place === 0 ?
                    //: Registered: the number to go with first, of several
                    qsTr("Đến trước") :
                    //: Registered: a number to go with after the first
                    qsTr("Sau đó")
            }

            Figure {
                objectName: "ticket_number"
                Layout.fillWidth: true
                Layout.preferredHeight: Style.mm(Style.landscape ? 30 : 38)
                largest: Style.capital(24)
                minimumPixelSize: Style.capital(12.2)
                text: root.held.number
            }
        }

        ColumnLayout {
            Layout.fillWidth: true
            spacing: 0

            Words {
                Layout.fillWidth: true
                visible: !root.brief && root.held.clinic !== ""
                text: root.held.clinic
                font.bold: true
            }

            Words {
                objectName: "room"
                Layout.fillWidth: true
                text: root.held.room
                font.pixelSize: Style.capital(12.2)
                font.bold: true
                lineHeight: 0.9
            }

            Detail {
                // Where letters are large, or a wide panel names the clinic too, the line there is told on the ticket.
                visible: text !== "" && !Style.larger && (root.brief || !Style.landscape)
                picture: "people"
                text: root.held.ahead
            }
        }
    }
}
