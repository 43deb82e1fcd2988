import QtQuick
import QtQuick.Window
import Kiosk
import "style"

// A window with nothing but the back room: the set-up of a new terminal, and staff at one that cannot serve.
Window {
    id: root

    required property Room room
    required property Frames frames
    required property real mmPerPx
    required property int stageWidth
    required property int stageHeight
    property string theme: "light"
    readonly property Item stage: stage
    readonly property Item shown: inside.shown
    property alias settleMs: inside.settleMs

    title: "kiosk"
    color: Style.page
    width: root.stageWidth
    height: root.stageHeight

    Binding { target: Style; property: "mmPerPx"; value: root.mmPerPx }
    Binding { target: Style; property: "stageWidth"; value: root.stageWidth }
    Binding { target: Style; property: "stageHeight"; value: root.stageHeight }

    Item {
        id: stage

        readonly property real fit: Math.min(root.width / width, root.height / height)

        width: root.stageWidth
        height: root.stageHeight
        scale: fit
        transformOrigin: Item.TopLeft
        x: Math.round((root.width - width * fit) / 2)
        y: Math.round((root.height - height * fit) / 2)

        StaffRoom {
            id: inside

            anchors.fill: parent
            room: root.room
            frames: root.frames
            home: root.theme
        }
    }
}
