import QtQuick
import "../style"

// What was typed, with a mark where the next letter goes.
Rectangle {
    id: root

    property string text: ""
    property string hint: ""

    implicitHeight: Style.mm(Style.landscape ? 21 : 26)
    radius: Style.radius / 2
    color: Style.card
    border.width: Style.line * 2
    border.color: Style.main
    Accessible.role: Accessible.EditableText
    Accessible.name: root.text === "" ? root.hint : root.text

    Words {
        id: words

        objectName: "typed"
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        anchors.leftMargin: Style.gap
        anchors.rightMargin: Style.gap
        height: parent.height
        verticalAlignment: Text.AlignVCenter
        visible: text !== ""
        text: root.text
        font.pixelSize: Style.capital(11)
        font.bold: true
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: Style.small
        wrapMode: Text.NoWrap
        personal: true
        Accessible.ignored: true
    }

    Rectangle {
        anchors.verticalCenter: parent.verticalCenter
        x: root.text === "" ? Style.gap : Math.min(root.width - Style.gap, words.x + words.contentWidth + Style.mm(1))
        width: Style.line * 2
        height: parent.height * 0.6
        color: Style.main
    }
}
