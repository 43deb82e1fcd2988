import QtQuick
import "../style"

// What a screen is about: its first words.
Words {
    font.pixelSize: Style.title
    font.bold: true
    lineHeight: 0.92
    Accessible.role: Accessible.Heading
}
