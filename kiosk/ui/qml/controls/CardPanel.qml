import QtQuick
import "../style"

// Where the card goes: the movement, and one line that says it.
Panel {
    id: root

    //: Welcome: beside the picture of a card on the reader
    property string call: qsTr("Đặt thẻ lên đầu đọc")

    PlacingCard {
        anchors.top: parent.top
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: words.top
        anchors.margins: Style.gap
    }

    Words {
        id: words

        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.margins: Style.gap
        horizontalAlignment: Text.AlignHCenter
        font.bold: true
        font.pixelSize: Style.strong
        text: root.call
    }
}
