import QtQuick
import "../style"

// A number to remember, as large as the room allows.
Words {
    id: root

    property int largest: Style.giant

    font.pixelSize: root.largest
    font.bold: true
    color: Style.main
    wrapMode: Text.NoWrap
    horizontalAlignment: Text.AlignHCenter
    verticalAlignment: Text.AlignVCenter
    fontSizeMode: Text.Fit
    minimumPixelSize: Style.title
}
