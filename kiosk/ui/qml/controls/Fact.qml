import QtQuick
import QtQuick.Layouts
import "../style"

// What something is, and its value in large.
RowLayout {
    id: root

    property string picture: ""
    property string label: ""
    property string value: ""
    property int size: Style.strong
    property bool personal: false

    Layout.fillWidth: true
    spacing: Style.gap
    visible: root.value !== ""

    Icon {
        Layout.preferredWidth: side
        Layout.preferredHeight: side
        Layout.alignment: Qt.AlignVCenter
        visible: root.picture !== ""
        name: root.picture
        tint: Style.main
    }

    ColumnLayout {
        Layout.fillWidth: true
        spacing: 0

        Words {
            Layout.fillWidth: true
            visible: text !== ""
            text: root.label
            color: Style.soft
        }

        Words {
            Layout.fillWidth: true
            text: root.value
            personal: root.personal
            font.pixelSize: root.size
            font.bold: true
        }
    }
}
