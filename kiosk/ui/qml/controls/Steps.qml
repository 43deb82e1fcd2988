pragma ComponentBehavior: Bound

import QtQuick
import "../style"

// Which step this is on the way that is taken: in words, and as bars that fill. Before it is known which, in words alone.
Row {
    id: root

    required property int step
    required property int steps

    spacing: Style.tight

    Words {
        objectName: "step"
        text: root.steps === 0 ?
            //: Fixed bar: which step of the way, %1, while it is not known how many there will be
            qsTr("Bước %1").arg(root.step) :
            //: Fixed bar: which step of the way, %1 of %2
            qsTr("Bước %1/%2").arg(root.step).arg(root.steps)
        font.pixelSize: Style.small
        font.bold: true
        color: Style.main
        wrapMode: Text.NoWrap
    }

    Repeater {
        model: root.steps

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
