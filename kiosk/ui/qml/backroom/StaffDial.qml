pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import "../controls"
import "../style"

// One thing to turn: what it is, how far, less, more. Or why it cannot be turned here.
Panel {
    id: root

    required property string name
    required property string picture
    required property string title
    required property string less
    required property string more
    // Tens of a hundred; below zero there is nothing to turn.
    required property int tens
    required property string missing
    readonly property bool there: root.tens >= 0

    signal up
    signal down

    implicitHeight: body.implicitHeight + 2 * Style.gap

    ColumnLayout {
        id: body

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        anchors.margins: Style.gap
        spacing: Style.gap

        RowLayout {
            Layout.fillWidth: true
            spacing: Style.gap

            Icon {
                side: Style.mm(12)
                Layout.preferredWidth: side
                Layout.preferredHeight: side
                name: root.picture
                tint: Style.main
            }

            Words {
                objectName: root.name + "_title"
                Layout.fillWidth: true
                text: root.title
                font.bold: true
            }

            Words {
                objectName: root.name + "_now"
                visible: root.there
                text: (root.tens * 10) + " %"
                font.bold: true
                color: Style.main
            }
        }

        Row {
            id: bars

            Layout.fillWidth: true
            Layout.preferredHeight: Style.mm(24)
            visible: root.there
            spacing: Style.mm(1.6)

            Repeater {
                model: 10

                Rectangle {
                    required property int index

                    anchors.bottom: parent?.bottom
                    width: (bars.width - 9 * bars.spacing) / 10
                    height: Style.mm(6 + index * 2)
                    radius: Style.line
                    color: index < root.tens ? Style.main : Style.card
                    border.width: Style.line
                    border.color: Style.main
                    Accessible.ignored: true
                }
            }
        }

        RowLayout {
            Layout.fillWidth: true
            visible: root.there
            spacing: Style.gap

            BarButton {
                objectName: root.name + "_less"
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                picture: "minus"
                text: root.less
                onClicked: root.down()
            }

            BarButton {
                objectName: root.name + "_more"
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                picture: "plus"
                text: root.more
                onClicked: root.up()
            }
        }

        Words {
            objectName: root.name + "_missing"
            Layout.fillWidth: true
            visible: !root.there && root.missing !== ""
            text: root.missing
            color: Style.soft
        }
    }
}
