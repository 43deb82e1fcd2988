import QtQuick
import QtQuick.Layouts
import Kiosk
import "../controls"
import "../style"

// An outline of a card (85.60 x 53.98 mm) that is made as large as the card lying on it: dragged by its corner, then by
// steps of a pixel. Its width in pixels says how large a pixel is.
StaffPage {
    id: root

    required property MeasureView view
    // In pixels; where nothing else is known the outline begins where the panel's own word would have it.
    property real wide: Math.round(85.6 / Style.mmPerPx)
    readonly property real least: 85.6 / 2.0
    readonly property real most: Math.min(field.width - handle.width / 2, field.height * 85.6 / 53.98 - handle.width / 2)

    title: root.view.title
    lead: root.view.lead

    function size(wide: real): void {
        root.wide = Math.max(root.least, Math.min(root.most, wide));
    }

    ColumnLayout {
        anchors.fill: parent
        spacing: Style.gap

        Note {
            objectName: "fault"
            visible: root.view.fault !== ""
            tone: "ask"
            picture: "warning"
            text: root.view.fault
        }

        Item {
            id: field

            Layout.fillWidth: true
            Layout.fillHeight: true

            Rectangle {
                id: outline

                objectName: "outline"
                width: root.wide
                height: root.wide * 53.98 / 85.6
                radius: root.wide * 3.18 / 85.6
                color: Style.card
                border.width: Style.line * 2
                border.color: Style.main

                Rectangle {
                    x: parent.width * 0.09
                    y: parent.height * 0.36
                    width: parent.width * 0.15
                    height: parent.height * 0.22
                    radius: Style.radius / 2
                    color: Style.sun
                }

                Words {
                    anchors.bottom: parent.bottom
                    anchors.left: parent.left
                    anchors.margins: Style.gap
                    visible: outline.width > Style.mm(60)
                    text: "85,60 mm"
                    font.pixelSize: Style.small
                    color: Style.soft
                }
            }

            Rectangle {
                id: handle

                objectName: "handle"
                x: outline.width - width / 2
                y: outline.height - height / 2
                width: Math.round(Style.target * 0.9)
                height: width
                radius: width / 2
                color: Style.main
                Accessible.ignored: true

                Icon {
                    anchors.centerIn: parent
                    side: Style.mm(9)
                    name: "hand"
                    tint: Style.mainInk
                }
            }

            MouseArea {
                property real grabbed: 0

                anchors.fill: handle
                anchors.margins: -Style.gap
                preventStealing: true
                Accessible.ignored: true
                onPressed: mouse => grabbed = mapToItem(field, mouse.x, 0).x - root.wide
                onPositionChanged: mouse => root.size(mapToItem(field, mouse.x, 0).x - grabbed)
            }
        }
    }

    actions: [
        GridLayout {
            Layout.fillWidth: true
            columns: 2
            columnSpacing: Style.gap
            rowSpacing: Style.gap

            BarButton {
                objectName: "key_narrower"
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                picture: "minus"
                //: StaffMeasure: the outline gets a little smaller
                text: qsTr("Nhỏ hơn")
                autoRepeat: true
                onClicked: root.size(root.wide - 1)
            }

            BarButton {
                objectName: "key_wider"
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                picture: "plus"
                //: StaffMeasure: the outline gets a little larger
                text: qsTr("Lớn hơn")
                autoRepeat: true
                onClicked: root.size(root.wide + 1)
            }
        },
        BigButton {
            objectName: "measured"
            recommended: true
            picture: "check"
            //: StaffMeasure: the outline is as large as the card
            text: qsTr("Khung vừa bằng thẻ")
            onClicked: root.measured(85.6 / root.wide)
        }
    ]
}
