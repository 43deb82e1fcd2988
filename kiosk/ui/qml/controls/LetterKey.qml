import QtQuick
import "../style"

// One letter or mark to press.
Tap {
    id: root

    implicitHeight: Style.touchable(20.2)
    leftPadding: 0
    rightPadding: 0
    topPadding: 0
    bottomPadding: 0

    contentItem: Words {
        text: root.text
        font.pixelSize: Style.capital(9)
        font.bold: true
        horizontalAlignment: Text.AlignHCenter
        verticalAlignment: Text.AlignVCenter
        Accessible.ignored: true
    }
}
