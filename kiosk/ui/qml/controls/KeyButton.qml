import QtQuick
import QtQuick.Layouts
import "../style"

// A key with a picture and a word, among the digits.
BarButton {
    id: root

    property bool ready: false

    Layout.fillWidth: true
    Layout.preferredWidth: 1
    implicitHeight: Style.touchable(Style.landscape ? 22 : 30)
    fill: root.ready ? Style.main : Style.card
    fillDown: root.ready ? Style.mainDown : Style.down
    tint: root.ready ? Style.mainInk : Style.ink
}
