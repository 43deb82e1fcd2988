import QtQuick
import "../style"

// Nobody came for a while: dim, at night dark. The first touch only wakes it and reaches nothing below.
Item {
    id: root

    readonly property bool unspoken: true
    property bool dark: false
    // Nothing stands still for hours.
    property int drift: 0

    signal woken

    Accessible.ignored: true

    Rectangle {
        anchors.fill: parent
        anchors.margins: -Style.margin
        color: "#000000"
        opacity: root.dark ? 1 : 0.62
    }

    Rectangle {
        anchors.centerIn: parent
        anchors.verticalCenterOffset: (root.drift - 1.5) * Style.mm(24)
        width: words.implicitWidth + Style.margin * 2
        height: words.implicitHeight + Style.gap * 2
        radius: height / 2
        color: "#000000"

        Words {
            id: words

            anchors.centerIn: parent
            //: SleepCurtain: the screen is dim, a touch makes it bright
            text: qsTr("Chạm để mở màn hình")
            font.pixelSize: Style.strong
            color: root.dark ? "#b8c4cc" : "#ffffff"
            wrapMode: Text.NoWrap
            Accessible.ignored: true
        }
    }

    MouseArea {
        anchors.fill: parent
        onReleased: root.woken()
        onCanceled: root.woken()
        Accessible.ignored: true
    }
}
