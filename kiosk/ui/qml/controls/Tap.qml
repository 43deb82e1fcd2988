import QtQuick
import QtQuick.Templates as T
import "../style"

// Anything that is touched: at least 24 mm high, answers under the finger, also to Enter, with a ring for keys.
T.AbstractButton {
    id: root

    property color fill: Style.card
    property color fillDown: Style.down
    property color border: Style.edge
    property int thickness: Style.line

    focusPolicy: Qt.StrongFocus
    implicitWidth: Math.max(Style.target, implicitContentWidth + leftPadding + rightPadding)
    implicitHeight: Math.max(Style.target, implicitContentHeight + topPadding + bottomPadding)
    leftPadding: Style.gap
    rightPadding: Style.gap
    topPadding: Style.tight
    bottomPadding: Style.tight
    Accessible.role: Accessible.Button
    Accessible.name: root.text
    Accessible.onPressAction: root.clicked()

    Keys.onReturnPressed: event => {
        if (!event.isAutoRepeat)
            root.clicked();
    }
    Keys.onEnterPressed: event => {
        if (!event.isAutoRepeat)
            root.clicked();
    }

    background: Rectangle {
        radius: Style.radius
        color: root.down ? root.fillDown : root.fill
        border.width: root.thickness
        border.color: root.border

        Rectangle {
            anchors.fill: parent
            anchors.margins: -Style.ring - Style.line
            visible: root.visualFocus
            radius: Style.radius + Style.ring
            color: "transparent"
            border.width: Style.ring
            border.color: Style.ink
        }
    }
}
