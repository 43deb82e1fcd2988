import QtQuick
import "../style"

// Text that wraps and is never cut.
Text {
    id: root

    // Whether it is about this patient alone: said to a headset, never to the loudspeaker.
    property bool personal: false
    readonly property bool centred: root.horizontalAlignment === Text.AlignHCenter
    // What became of the size where a text is fitted to its room.
    readonly property int fitted: root.fontInfo.pixelSize
    readonly property bool middle: root.verticalAlignment === Text.AlignVCenter

    font.family: Style.family
    font.pixelSize: Style.body
    color: Style.ink
    wrapMode: Text.WordWrap
    textFormat: Text.PlainText
    Accessible.role: Accessible.StaticText
    Accessible.name: root.text
}
