import QtQuick
import QtQuick.Layouts
import "../style"

// Something to know: good news, something to mind, or plain. Never by colour alone.
Rectangle {
    id: root

    property string text: ""
    property string picture: "info"
    property string tone: "plain"
    property bool personal: false
    readonly property color tint: root.tone === "good" ? Style.goodInk : root.tone === "ask" ? Style.askInk : Style.ink

    readonly property int inset: Style.mm(Style.landscape ? 2.4 : 4)

    Layout.fillWidth: true
    implicitHeight: row.implicitHeight + 2 * root.inset
    radius: Style.radius
    color: root.tone === "good" ? Style.good : root.tone === "ask" ? Style.ask : Style.card
    border.width: Style.line
    border.color: root.tint

    RowLayout {
        id: row

        anchors.fill: parent
        anchors.margins: root.inset
        anchors.leftMargin: Style.mm(6)
        anchors.rightMargin: Style.mm(6)
        spacing: Style.gap

        Icon {
            Layout.preferredWidth: side
            Layout.preferredHeight: side
            name: root.picture
            tint: root.tint
        }

        Words {
            Layout.fillWidth: true
            text: root.text
            personal: root.personal
            color: root.tint
            font.bold: root.tone !== "plain"
        }
    }
}
