import QtQuick
import QtQuick.Layouts
import Kiosk
import "../style"

// One line to read: its picture, its words, its figures below them.
Rectangle {
    id: root

    required property Line line
    readonly property bool told: root.line.good || root.line.ask
    readonly property color tint: root.line.good ? Style.goodInk : root.line.ask ? Style.askInk : Style.ink

    implicitHeight: row.implicitHeight + 2 * Style.mm(2.5)
    radius: Style.radius
    color: root.line.good ? Style.good : root.line.ask ? Style.ask : Style.card
    border.width: Style.line
    border.color: root.told ? root.tint : Style.contrast ? Style.edge : Style.page

    RowLayout {
        id: row

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        anchors.leftMargin: Style.mm(5)
        anchors.rightMargin: Style.mm(5)
        spacing: Style.gap

        Icon {
            Layout.preferredWidth: side
            Layout.preferredHeight: side
            Layout.alignment: Qt.AlignTop
            Layout.topMargin: Style.mm(0.6)
            side: Style.mm(11)
            visible: root.line.icon !== ""
            name: root.line.icon
            tint: root.told ? root.tint : Style.main
        }

        ColumnLayout {
            Layout.fillWidth: true
            spacing: 0

            Words {
                Layout.fillWidth: true
                text: root.line.text
                font.bold: true
                color: root.tint
            }

            Words {
                Layout.fillWidth: true
                visible: text !== ""
                text: root.line.detail
                color: root.told ? root.tint : Style.soft
            }

            Flow {
                Layout.fillWidth: true
                visible: root.line.figure !== "" || root.line.second !== ""
                spacing: Style.gap

                Words {
                    visible: text !== ""
                    text: root.line.figure
                    color: root.told ? root.tint : Style.main
                    font.bold: true
                }

                Words {
                    visible: text !== ""
                    text: root.line.second
                    color: Style.soft
                }
            }
        }
    }
}
