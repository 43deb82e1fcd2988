import QtQuick
import QtQuick.Layouts
import "../style"

// A face and a word, as large as the room allows.
Tap {
    id: root

    property string face: ""

    Layout.fillWidth: true
    Layout.fillHeight: true
    Layout.maximumHeight: Style.mm(86)

    contentItem: GridLayout {
        columns: Style.landscape ? 1 : 2
        columnSpacing: Style.gap * 2

        Icon {
            Layout.preferredWidth: side
            Layout.preferredHeight: side
            Layout.leftMargin: Style.landscape ? 0 : Style.mm(16)
            Layout.alignment: Style.landscape ? Qt.AlignHCenter | Qt.AlignBottom : Qt.AlignVCenter
            side: Math.min(root.height * 0.62, Style.mm(52))
            name: root.face
            tint: Style.main
        }

        Words {
            Layout.fillWidth: true
            Layout.alignment: Style.landscape ? Qt.AlignTop : Qt.AlignVCenter
            horizontalAlignment: Style.landscape ? Text.AlignHCenter : Text.AlignLeft
            text: root.text
            font.pixelSize: Style.title
            font.bold: true
            Accessible.ignored: true
        }
    }
}
