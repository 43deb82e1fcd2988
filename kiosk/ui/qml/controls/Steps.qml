pragma ComponentBehavior: Bound

import QtQuick
import "../style"

// Which of four steps this is: in words, and as bars that fill.
Row {
    id: root

    required property int step

    spacing: Style.tight

    Words {
        objectName: "step"
        //: Fixed bar: which step of the way, %1 of four
        text: qsTr("Bước %1/4").arg(root.step)
        font.pixelSize: Style.small
        font.bold: true
        color: Style.main
        wrapMode: Text.NoWrap
    }

    Repeater {
        model: 4

        Rectangle {
            required property int index

            anchors.verticalCenter: parent?.verticalCenter
            width: Style.mm(6)
            height: Style.mm(3)
            radius: height / 2
            color: index < root.step ? Style.main : Style.card
            border.width: Style.line
            border.color: Style.main
            Accessible.ignored: true
        }
    }
}
