import QtQuick.Layouts
import "../style"

// Something that may be added: of half the width, less loud than the way on.
BarButton {
    Layout.fillWidth: true
    Layout.preferredWidth: 1
    implicitHeight: Style.target
}
