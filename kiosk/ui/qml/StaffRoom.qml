import QtQuick
import QtQuick.Layouts
import Kiosk
import "backroom"
import "controls"
import "style"

// The back room: staff mode and set-up, inside whatever window there is. Plainly another place than the patients'.
Item {
    id: root

    required property Room room
    property Frames frames: null
    property int settleMs: 300
    property string home: "light"
    readonly property RoomView view: root.room.view
    readonly property Item shown: loader.item as Item
    readonly property StaffPage page: loader.item as StaffPage
    readonly property bool open: root.room.open
    readonly property bool settled: !settling.running

    objectName: "staff_room"
    visible: root.open

    // Each screen types its own view, so only a var can take the newer one of the same kind.
    function renew(page: var, next: RoomView): void {
        page.view = next;
    }

    function show(): void {
        const next = root.view;
        if (!root.open || next === null || next.screen === "")
            return;
        if (loader.name === next.screen && loader.same(next)) {
            root.renew(loader.item, next);
            return;
        }
        loader.name = next.screen;
        loader.shownMoment = next.moment;
        settling.restart();
        loader.begin.view = next;
        loader.begin.frames = root.frames;
        loader.setSource(Qt.resolvedUrl("backroom/" + next.screen + ".qml"), loader.begin);
    }

    function send(intent: var): void {
        if (!settling.running)
            intent(root.view.moment);
    }

    onViewChanged: root.show()
    onOpenChanged: {
        if (root.open) {
            root.show();
        } else {
            loader.name = "";
            loader.source = "";
            reading.restore();
        }
    }
    Component.onCompleted: root.show()

    Timer {
        id: settling

        interval: root.settleMs
    }

    Rectangle {
        anchors.fill: parent
        color: Style.page
    }

    Loader {
        id: loader

        property string name: ""
        // Always the same one: Qt 6.11 never lets go of what a Loader is given to begin with.
        readonly property var begin: ({})
        property int shownMoment: -1

        // News of the same screen keep what was typed on it; another screen of the same kind begins empty.
        function same(next: RoomView): bool {
            return loader.shownMoment === next.moment;
        }

        anchors.top: head.bottom
        anchors.bottom: foot.top
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.margins: Style.margin
        anchors.topMargin: Style.gap
        anchors.bottomMargin: Style.gap
        focus: true
        onLoaded: root.shown.forceActiveFocus(Qt.OtherFocusReason)
    }

    Rectangle {
        id: foot

        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.right: parent.right
        height: Style.footer
        color: Style.card

        BarButton {
            objectName: "back"
            anchors.left: parent.left
            anchors.leftMargin: Style.margin
            anchors.verticalCenter: parent.verticalCenter
            visible: root.view !== null && root.view.back
            picture: "back"
            //: Staff: one screen back
            text: qsTr("Quay lại")
            onClicked: root.send(root.room.back)
        }

        ReadingButton {
            id: reading

            objectName: "larger_text"
            anchors.centerIn: parent
            home: root.home
        }

        BarButton {
            objectName: "leave"
            anchors.right: parent.right
            anchors.rightMargin: Style.margin
            anchors.verticalCenter: parent.verticalCenter
            visible: root.room.mayLeave
            picture: "door"
            //: Staff: out of staff mode, patients again
            text: qsTr("Thoát")
            onClicked: root.send(root.room.leave)
        }
    }

    Rectangle {
        id: head

        anchors.top: parent.top
        anchors.left: parent.left
        anchors.right: parent.right
        height: Style.bar
        color: Style.ask

        Rectangle {
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.bottom: parent.bottom
            height: Style.line * 3
            color: Style.sun
        }

        Icon {
            id: sign

            anchors.left: parent.left
            anchors.leftMargin: Style.margin
            anchors.verticalCenter: parent.verticalCenter
            name: "lock"
            tint: Style.askInk
        }

        // Below one another on a tall panel; a wide one's bar has the height of one line.
        GridLayout {
            anchors.left: sign.right
            anchors.leftMargin: Style.gap
            anchors.right: other.left
            anchors.rightMargin: Style.gap
            anchors.verticalCenter: parent.verticalCenter
            columns: Style.landscape ? 2 : 1
            columnSpacing: Style.gap
            rowSpacing: 0

            Words {
                objectName: "mark"
                Layout.fillWidth: !Style.landscape
                // In both languages, whatever is spoken: whoever stands beside sees what this is.
                text: "NHÂN VIÊN · STAFF"
                font.pixelSize: Style.small
                font.bold: true
                color: Style.askInk
            }

            Words {
                objectName: "terminal"
                Layout.fillWidth: true
                text: root.room.terminal === "" ? root.room.clock : root.room.terminal + "  ·  " + root.room.clock
                font.pixelSize: Style.small
                color: Style.askInk
            }
        }

        BarButton {
            id: other

            readonly property string target: root.room.language === "vi" ? "en" : "vi"

            objectName: "language_" + target
            anchors.right: parent.right
            anchors.rightMargin: Style.margin
            anchors.verticalCenter: parent.verticalCenter
            width: Style.mm(Style.larger ? 84 : 78)
            picture: "language"
            text: target === "vi" ? "Tiếng Việt" : "English"
            onClicked: {
                if (!settling.running)
                    root.room.setLanguage(other.target);
            }
        }
    }

    MouseArea {
        objectName: "settling"
        anchors.fill: parent
        visible: settling.running
        Accessible.ignored: true
    }

    Connections {
        target: root.page

        function onChosen(key: string): void { root.send(moment => root.room.chosen(moment, key)); }
        function onEntered(text: string): void { root.send(moment => root.room.entered(moment, text)); }
        function onMeasured(size: real): void { root.send(moment => root.room.measured(moment, size)); }
    }
}
