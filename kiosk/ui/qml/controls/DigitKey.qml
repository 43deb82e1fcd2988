import QtQuick
import QtQuick.Layouts
import "../style"

// One digit to press.
Tap {
    id: root

    objectName: "digit_" + root.text
    Layout.fillWidth: true
    Layout.preferredWidth: 1
    implicitHeight: Style.touchable(Style.landscape ? 22 : 30)

    contentItem: Words {
        text: root.text
        font.pixelSize: Style.capital(Style.landscape ? 10 : 13)
        font.bold: true
        horizontalAlignment: Text.AlignHCenter
        verticalAlignment: Text.AlignVCenter
        Accessible.ignored: true
    }
}
