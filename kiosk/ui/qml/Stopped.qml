pragma ComponentBehavior: Bound

import QtQuick
import Kiosk
import "style"

// The terminal cannot serve: large for patients, small and exact for staff. Nothing on it can be touched but the door of
// staff, which opens over it.
Window {
    id: root

    required property string fault
    required property string code
    required property string todo
    required property string detail
    required property string terminal
    property Room room: null
    property Frames frames: null
    property real knownMmPerPx: 0
    // Nothing may be known of the panel here: then it is taken for one of the size that the screens are drawn for.
    readonly property real mmPerPx: root.knownMmPerPx > 0 ? root.knownMmPerPx : 267 / Math.min(root.width, root.height)

    title: "kiosk"
    color: Style.page
    visible: false

    Binding { target: Style; property: "mmPerPx"; value: root.mmPerPx }
    Binding { target: Style; property: "stageWidth"; value: root.width }
    Binding { target: Style; property: "stageHeight"; value: root.height }

    Column {
        id: patients

        objectName: "patients"
        readonly property real room: staff.parent.y - 2 * Style.margin

        anchors.horizontalCenter: parent.horizontalCenter
        y: Style.margin + (room - height) / 2
        width: root.width - 2 * Style.margin
        spacing: Style.gap
        scale: Math.min(1, room / height)

        Image {
            anchors.horizontalCenter: parent.horizontalCenter
            source: "image://art/illustrations/rest/" + Style.theme
            sourceSize.width: Style.mm(Style.landscape ? 70 : 120)
            sourceSize.height: Style.mm(Style.landscape ? 70 : 120)
        }

        Text {
            objectName: "closed"
            width: parent.width
            text: "Máy tạm ngừng phục vụ"
            font.family: Style.family
            font.pixelSize: Style.large
            font.bold: true
            color: Style.ink
            horizontalAlignment: Text.AlignHCenter
            wrapMode: Text.WordWrap
        }

        Text {
            width: parent.width
            text: "Xin mời Quý khách\nđến quầy tiếp đón."
            font.family: Style.family
            font.pixelSize: Style.title
            color: Style.ink
            horizontalAlignment: Text.AlignHCenter
            wrapMode: Text.WordWrap
        }

        Text {
            width: parent.width
            text: "This terminal is out of service.\nPlease go to the reception desk."
            font.family: Style.family
            font.pixelSize: Style.body
            color: Style.soft
            horizontalAlignment: Text.AlignHCenter
            wrapMode: Text.WordWrap
        }
    }

    Rectangle {
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        height: staff.implicitHeight + 2 * Style.margin
        color: Style.card

        Column {
            id: staff

            anchors.left: parent.left
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            anchors.margins: Style.margin
            spacing: Style.tight

            Text {
                objectName: "fault"
                width: parent.width
                text: "Dành cho kỹ thuật: " + root.fault + " (" + root.code + ")"
                font.family: Style.family
                font.pixelSize: Style.small
                font.bold: true
                color: Style.urgentInk
                wrapMode: Text.WordWrap
            }

            Text {
                objectName: "todo"
                width: parent.width
                text: root.todo
                font.family: Style.family
                font.pixelSize: Style.small
                color: Style.ink
                wrapMode: Text.WordWrap
            }

            Text {
                objectName: "detail"
                width: parent.width
                visible: root.detail !== ""
                text: root.detail
                textFormat: Text.PlainText
                font.family: Style.family
                font.pixelSize: Style.capital(4.2)
                color: Style.soft
                wrapMode: Text.WrapAnywhere
            }

            Text {
                width: parent.width
                text: root.terminal
                font.family: Style.family
                font.pixelSize: Style.small
                color: Style.soft
            }
        }
    }

    Loader {
        anchors.fill: parent
        active: root.room !== null
        sourceComponent: StaffRoom {
            room: root.room
            frames: root.frames
            home: "light"
        }
    }
}
