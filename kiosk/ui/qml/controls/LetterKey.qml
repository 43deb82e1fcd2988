import QtQuick
import "../style"

// One letter or mark to press.
Tap {
    id: root

    // What a mark is called, where the letter alone says too little to an ear.
    property string called: ""

    implicitHeight: Style.touchable(20.2)
    leftPadding: 0
    rightPadding: 0
    topPadding: 0
    bottomPadding: 0

    Accessible.description: root.called

    contentItem: Words {
        readonly property string spoken: root.called === "" ? "" : root.text + ", " + root.called

        text: root.text
        font.pixelSize: Style.capital(9)
        font.bold: true
        horizontalAlignment: Text.AlignHCenter
        verticalAlignment: Text.AlignVCenter
        Accessible.ignored: true
    }
}
