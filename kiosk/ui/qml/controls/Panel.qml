import QtQuick
import "../style"

// A sheet that things lie on.
Rectangle {
    radius: Style.radius * 1.4
    color: Style.card
    border.width: Style.line
    border.color: Style.contrast ? Style.edge : Style.page
}
