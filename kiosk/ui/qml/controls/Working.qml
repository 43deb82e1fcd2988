import QtQuick
import QtQuick.Layouts
import Kiosk
import "../style"

// A device or a service works: what is awaited, and that nothing has to be done.
Page {
    id: root

    required property View view
    property string picture: "clockface"
    property string note: ""

    centred: true

    ColumnLayout {
        anchors.fill: parent
        spacing: Style.gap * 2

        Item {
            Layout.fillHeight: true
            Layout.preferredHeight: Style.mm(Style.landscape ? 4 : 36)
        }

        Picture {
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredHeight: Style.mm(130)
            Layout.maximumHeight: Style.mm(150)
            name: root.picture
        }

        Busy {
            Layout.alignment: Qt.AlignHCenter
        }

        Note {
            visible: root.note !== ""
            text: root.note
        }

        Item {
            Layout.fillHeight: true
            Layout.preferredHeight: Style.mm(Style.landscape ? 12 : 60)
        }
    }
}
