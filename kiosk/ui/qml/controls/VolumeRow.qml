pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import "../style"

// Softer, how loud it is now, louder.
RowLayout {
    id: root

    required property int volume

    signal louder
    signal softer

    spacing: Style.mm(4)

    BarButton {
        objectName: "softer"
        picture: "minus"
        //: Volume: one step softer
        text: qsTr("Nhỏ")
        onClicked: root.softer()
    }

    Row {
        //: Volume: the steps as bars, read aloud; %1 of %2
        readonly property string spoken: qsTr("Âm lượng %1 trên %2").arg(root.volume).arg(5)

        Layout.alignment: Qt.AlignVCenter
        spacing: Style.mm(1.2)
        Accessible.role: Accessible.ProgressBar
        Accessible.name: spoken

        Repeater {
            model: 5

            Rectangle {
                required property int index

                anchors.bottom: parent?.bottom
                width: Style.mm(3.2)
                height: Style.mm(7 + index * 3.4)
                radius: Style.line
                color: index < root.volume ? Style.main : Style.card
                border.width: Style.line
                border.color: Style.main
                Accessible.ignored: true
            }
        }
    }

    BarButton {
        objectName: "louder"
        picture: "plus"
        //: Volume: one step louder
        text: qsTr("To")
        onClicked: root.louder()
    }

    Item {
        Layout.fillWidth: true
    }
}
