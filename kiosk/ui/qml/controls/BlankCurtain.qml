import QtQuick

// Dark for whoever looks over a shoulder; the keys go on. A finger brings it back.
Rectangle {
    id: root

    readonly property bool unspoken: true

    signal lifted

    color: "#000000"
    Accessible.ignored: true

    MouseArea {
        anchors.fill: parent
        onReleased: root.lifted()
        Accessible.ignored: true
    }
}
