import QtQuick

// Shows the movement: the card goes down onto the reader, rests there, and begins again. Or it lies there.
Item {
    id: root

    property bool lies: false
    property real down: 0

    Picture {
        anchors.fill: parent
        name: "reader"
    }

    Picture {
        id: card

        width: root.width
        height: root.height
        y: (root.lies ? 1 : root.down) * Math.min(root.height, root.width / 1.6) * 0.36
        name: "idcard"
    }

    SequentialAnimation on down {
        running: root.visible && !root.lies
        loops: Animation.Infinite

        PauseAnimation { duration: 2600 }
        NumberAnimation { from: 0; to: 1; duration: 900; easing.type: Easing.InOutQuad }
        PauseAnimation { duration: 1600 }
        NumberAnimation { from: 1; to: 0; duration: 500; easing.type: Easing.InOutQuad }
    }
}
