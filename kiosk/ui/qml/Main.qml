pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Window
import Kiosk
import "controls"
import "style"

// The window: fixed bars and the screen between them. With Intents.qml the only file that knows the shell.
Window {
    id: root

    required property Shell shell
    required property Frames frames
    required property Bell bell
    required property real mmPerPx
    required property int stageWidth
    required property int stageHeight
    // The whole panel, where only its lower part can be reached.
    property int panelHeight: root.stageHeight
    // Everything that is touched comes down within reach of a wheelchair, for one visit, where the panel is tall enough.
    property bool low: false
    property int lowHeight: root.stageHeight
    readonly property bool mayLower: root.lowHeight < root.stageHeight
    readonly property int reached: root.low ? root.lowHeight : root.stageHeight
    property string theme: "light"
    // Only where the terminal speaks.
    property Guide guide: null
    // Where staff work, over the screens.
    property Room room: null
    readonly property bool staffed: root.room !== null && root.room.open
    property list<string> languages: ["vi", "en"]
    property list<string> languageNames: ["Tiếng Việt", "English"]
    readonly property View view: root.shell.view
    readonly property Scene scene: loader.item as Scene
    readonly property Item shown: loader.item as Item
    readonly property Item stage: stage
    // A second tap within half a second of a new screen was meant for the old one (EN 301 549 §5.9).
    property int settleMs: 500
    property int afreshMs: 60000
    readonly property bool settled: !settling.running

    title: root.shell.hospital
    color: Style.page
    width: root.stageWidth
    height: root.panelHeight

    Binding { target: Style; property: "mmPerPx"; value: root.mmPerPx }
    Binding { target: Style; property: "stageWidth"; value: root.stageWidth }
    Binding { target: Style; property: "stageHeight"; value: root.reached }

    // Each screen types its own view, so only a var can take the newer one of the same kind.
    function renew(scene: var, next: View): void {
        const held = root.activeFocusItem;
        scene.view = next;
        // A button that has gone from the screen holds the keys no longer: Tab begins at the screen's head.
        if (held !== null && !held.visible) {
            held.focus = false;
            root.shown.forceActiveFocus(Qt.OtherFocusReason);
        }
    }

    function show(): void {
        const next = root.view;
        if (loader.name === next.screen) {
            root.renew(loader.item, next);
            return;
        }
        root.letGo();
        const restored = draft.turn(next, loader.name, root.scene === null ? "" : root.scene.draft);
        loader.name = next.screen;
        settling.restart();
        loader.begin.view = next;
        loader.begin.restored = restored;
        loader.begin.frames = root.frames;
        loader.setSource(Qt.resolvedUrl("screens/" + next.screen + ".qml"), loader.begin);
        loader.begin.restored = "";
        header.tuning = false;
        sheet.visible = false;
        if (next.screen === "Welcome") {
            footer.restore();
            root.low = false;
        }
    }

    function send(intent: var): void {
        if (settling.running)
            return;
        intent(loader.moment);
        root.letGo();
    }

    // Other fingers that came down before this answer, or before this screen, did not mean what stands there now.
    function letGo(): void {
        for (const part of [header, loader, footer]) {
            part.enabled = false;
            part.enabled = true;
        }
    }

    onViewChanged: root.show()
    onThemeChanged: footer.restore()
    Component.onCompleted: root.show()

    Draft {
        id: draft
    }

    Timer {
        id: settling

        interval: root.settleMs
    }

    // Whoever chose letters or a language on the attract screen and left: the next one finds it as it was.
    Timer {
        interval: root.afreshMs
        running: loader.name === "Welcome" && (root.low || footer.level > 0 || root.shell.language !== root.shell.homeLanguage)
        onTriggered: {
            footer.restore();
            root.low = false;
            root.shell.setLanguage(root.shell.homeLanguage);
        }
    }

    Item {
        id: stage

        readonly property real fit: Math.min(root.width / width, root.height / root.panelHeight)

        width: root.stageWidth
        height: root.reached
        scale: fit
        transformOrigin: Item.TopLeft
        x: Math.round((root.width - width * fit) / 2) + (drift === 1 || drift === 2 ? 2 : 0)
        y: Math.round((root.height - root.panelHeight * fit) / 2 + (root.panelHeight - height) * fit) + (drift > 1 ? 2 : 0)

        // A step each minute around a small square: nothing burns into the panel.
        readonly property int drift: Number(root.shell.clock.slice(3)) % 4

        Loader {
            id: loader

            property string name: ""
            // Always the same one: Qt 6.11 never lets go of what a Loader is given to begin with.
            readonly property var begin: ({})
            readonly property int moment: root.view.moment

            anchors.top: header.bottom
            anchors.bottom: footer.top
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.margins: Style.margin
            anchors.topMargin: Style.gap
            anchors.bottomMargin: Style.gap
            visible: !sheet.visible && !root.staffed
            focus: true
            onLoaded: root.shown.forceActiveFocus(Qt.OtherFocusReason)
        }

        LanguageSheet {
            id: sheet

            anchors.fill: loader
            visible: false
            codes: root.languages
            names: root.languageNames
            onChosen: code => {
                sheet.visible = false;
                root.shell.setLanguage(code);
            }
        }

        Footer {
            id: footer

            visible: !root.staffed
            anchors.bottom: parent.bottom
            anchors.left: parent.left
            anchors.right: parent.right
            back: root.view.back || sheet.visible
            lowers: root.mayLower && root.view.screen === "Welcome"
            low: root.low
            reads: root.scene !== null
            home: root.theme
            help: root.view.help
            coming: root.bell.coming
            called: root.bell.called
            onBacked: {
                if (sheet.visible)
                    sheet.visible = false;
                else
                    root.send(root.shell.back);
            }
            onLowered: root.low = !root.low
            onHelped: root.send(root.shell.helpAsked)
        }

        Header {
            id: header

            visible: !root.staffed
            anchors.top: parent.top
            anchors.left: parent.left
            anchors.right: parent.right
            hospital: root.shell.hospital
            clock: root.shell.clock
            language: root.shell.language
            languages: root.languages
            languageNames: root.languageNames
            // By ear one language follows another; by eye all are shown.
            inTurn: root.guide !== null && root.guide.led
            onLanguagesAsked: {
                if (!settling.running)
                    sheet.visible = !sheet.visible;
            }
            step: root.view.step
            steps: root.view.steps
            voiced: root.guide !== null
            led: root.guide !== null && root.guide.led
            dark: root.guide !== null && root.guide.blank
            onBlanked: root.guide.toggleBlank()
            volume: root.guide === null ? 3 : root.guide.volume
            onListened: root.guide.listen()
            onLouder: root.guide.louder()
            onSofter: root.guide.softer()
            onLanguageChosen: language => {
                if (!settling.running)
                    root.shell.setLanguage(language);
            }
        }

        Loader {
            anchors.fill: parent
            active: root.room !== null
            sourceComponent: StaffRoom {
                room: root.room
                frames: root.frames
                home: root.theme
            }
        }

        Corners {
            anchors.fill: parent
            visible: root.guide !== null && root.guide.corners
        }

        BlankCurtain {
            objectName: "blank"
            anchors.fill: parent
            anchors.margins: -Style.margin
            visible: root.guide !== null && root.guide.blank
            onLifted: root.guide.toggleBlank()
        }

        SleepCurtain {
            objectName: "curtain"
            anchors.fill: parent
            visible: root.shell.asleep
            dark: root.view.screen === "Night"
            drift: stage.drift
            onWoken: {
                settling.restart();
                root.shell.wake();
            }
        }

        MouseArea {
            objectName: "settling"
            anchors.fill: parent
            visible: settling.running
            Accessible.ignored: true
        }
    }

    Binding {
        target: root.scene
        property: "secondsLeft"
        // A new screen begins a new count, before the shell's clock next ticks.
        value: root.view === null ? 0 : root.shell.secondsLeft
        when: root.scene !== null
    }

    Intents {
        scene: root.scene
        shell: root.shell
        send: root.send
    }
}
