import QtQuick
import "../style"

// Text that wraps and is never cut.
Text {
    font.family: Style.family
    font.pixelSize: Style.body
    color: Style.ink
    wrapMode: Text.WordWrap
    textFormat: Text.PlainText
    Accessible.role: Accessible.StaticText
    Accessible.name: text
}
