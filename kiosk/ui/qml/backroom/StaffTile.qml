import QtQuick
import QtQuick.Layouts
import Kiosk
import "../controls"
import "../style"

// One task: its picture over its words.
Tap {
    id: root

    required property Choice choice

    objectName: root.choice?.name ?? ""
    text: root.choice?.title ?? ""
    leftPadding: Style.mm(1)
    rightPadding: Style.mm(1)
    topPadding: Style.mm(Style.landscape ? 2 : 3)
    bottomPadding: Style.mm(Style.landscape ? 2 : 3)

    contentItem: ColumnLayout {
        spacing: Style.mm(1)

        Item {
            Layout.fillHeight: true
        }

        Icon {
            Layout.alignment: Qt.AlignHCenter
            Layout.preferredWidth: side
            Layout.preferredHeight: side
            name: root.choice?.icon ?? ""
            tint: Style.main
        }

        Words {
            Layout.fillWidth: true
            text: root.text
            font.pixelSize: Style.larger ? Math.round(Style.small * 1.12) : Style.small
            font.bold: true
            horizontalAlignment: Text.AlignHCenter
            Accessible.ignored: true
        }

        Item {
            Layout.fillHeight: true
        }
    }
}
