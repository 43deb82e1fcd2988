import QtQuick
import QtQuick.Layouts
import "../style"

// A screen with a title, something to look at, and its ways on: below it in portrait, beside it in landscape.
Scene {
    id: root

    property string title: ""
    property string lead: ""
    property bool centred: false
    property int titleSize: Style.title
    property bool leadBold: false
    // Said to a headset only.
    property bool titlePersonal: false
    property bool leadPersonal: false
    default property alias content: middle.data
    property alias actions: ways.data
    // Whether the ways on are of one height.
    property alias alike: ways.uniformCellSizes

    // Whether the ways on stand below also in landscape: where what is looked at needs the width.
    property bool stacked: false
    // How much of the width they take there.
    property real part: 0.44
    readonly property bool beside: Style.landscape && !root.stacked && ways.implicitHeight > 0

    Accessible.name: root.title

    // How wide a text in the middle is, so that its lines are about as long as one another: no word stands alone below.
    function even(whole: real, room: real): real {
        const lines = Math.ceil(whole / room);
        return !root.centred || Style.larger || lines < 2 ? room : Math.min(room, whole / lines * (1.2 + 0.4 / lines));
    }

    ColumnLayout {
        id: head

        anchors.top: parent.top
        anchors.left: parent.left
        anchors.right: parent.right
        spacing: Style.tight

        Title {
            objectName: "title"
            Layout.fillWidth: true
            personal: root.titlePersonal
            visible: text !== ""
            // A panel that is wide has no room for a second line that need not be.
            text: Style.landscape ? root.title.replace("\n", " ") : root.title
            font.pixelSize: root.titleSize
            horizontalAlignment: root.centred ? Text.AlignHCenter : Text.AlignLeft
            Layout.maximumWidth: root.even(implicitWidth, root.width)
            Layout.alignment: Qt.AlignHCenter
        }

        Words {
            objectName: "lead"
            Layout.fillWidth: true
            Layout.maximumWidth: root.even(implicitWidth, root.width)
            Layout.alignment: Qt.AlignHCenter
            personal: root.leadPersonal
            visible: text !== ""
            text: root.lead
            font.bold: root.leadBold
            color: root.leadBold ? Style.main : Style.soft
            horizontalAlignment: root.centred ? Text.AlignHCenter : Text.AlignLeft
        }
    }

    Item {
        id: middle

        anchors.top: head.bottom
        anchors.topMargin: Style.gap
        anchors.left: parent.left
        anchors.right: root.beside ? side.left : parent.right
        anchors.rightMargin: root.beside ? Style.margin : 0
        anchors.bottom: root.beside || ways.implicitHeight === 0 ? parent.bottom : side.top
        anchors.bottomMargin: root.beside || ways.implicitHeight === 0 ? 0 : Style.gap
    }

    // Beside what is looked at the ways on grow into the room there is, and stand at its foot.
    ColumnLayout {
        id: side

        anchors.right: parent.right
        anchors.bottom: parent.bottom
        width: root.beside ? Math.round(parent.width * root.part) : parent.width
        height: root.beside ? Math.max(middle.height, ways.implicitHeight) : ways.implicitHeight
        spacing: 0

        Item {
            Layout.fillHeight: true
            visible: root.beside
        }

        ColumnLayout {
            id: ways

            Layout.fillWidth: true
            Layout.fillHeight: root.beside
            spacing: Style.landscape ? Style.apart(3.4) : Style.gap
        }
    }
}
