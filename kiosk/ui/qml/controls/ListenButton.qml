import QtQuick
import "../style"

// Reads the screen aloud.
Tap {
    id: root

    //: Fixed bar: reads the screen aloud, and opens the volume
    text: qsTr("Nghe")
    implicitHeight: Style.touchable(28)
    leftPadding: Style.mm(2)
    rightPadding: Style.mm(2)
    topPadding: Style.mm(1)
    bottomPadding: Style.mm(1)
    fill: Style.main
    fillDown: Style.mainDown
    border: Style.main

    contentItem: Column {
        Icon {
            anchors.horizontalCenter: parent?.horizontalCenter
            side: Style.mm(12)
            name: "sound"
            tint: Style.mainInk
        }

        Words {
            anchors.horizontalCenter: parent?.horizontalCenter
            text: root.text
            font.pixelSize: Style.small
            font.bold: true
            color: Style.mainInk
            wrapMode: Text.NoWrap
            lineHeight: 0.9
            Accessible.ignored: true
        }
    }
}
