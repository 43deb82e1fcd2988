import QtQuick
import QtQuick.Layouts
import "../style"

// The fixed bar on top: whose machine this is, the time, the step, and the other language by its own name.
Rectangle {
    id: root

    required property string hospital
    required property string clock
    required property string language
    required property list<string> languages
    required property list<string> languageNames
    property bool inTurn: false
    readonly property bool many: root.languages.length > 2
    readonly property int next: (root.languages.indexOf(root.language) + 1) % root.languages.length
    required property int step
    required property int steps
    // Only where the terminal speaks: the emblem's place is the button that reads aloud, and volume opens beside it.
    property bool voiced: false
    property int volume: 3
    property bool tuning: false
    // Whether somebody works by ear, and has the screen dark.
    property bool led: false
    property bool dark: false
    property int listenWidth: 0
    readonly property int lead: Style.margin + (root.voiced ? root.listenWidth : Style.mm(16)) + Style.gap

    signal languageChosen(language: string)
    signal languagesAsked
    signal listened
    signal louder
    signal softer
    signal blanked

    height: Style.bar
    color: Style.card

    Rectangle {
        anchors.left: parent.left
        anchors.leftMargin: Style.margin
        anchors.verticalCenter: parent.verticalCenter
        width: Style.mm(16)
        height: width
        radius: Style.radius / 1.5
        color: Style.main
        visible: !root.voiced

        Icon {
            anchors.centerIn: parent
            side: Style.mm(11)
            name: "hospital"
            tint: Style.mainInk
        }
    }

    ListenButton {
        objectName: "listen"
        anchors.left: parent.left
        anchors.leftMargin: Style.margin
        anchors.verticalCenter: parent.verticalCenter
        visible: root.voiced
        onWidthChanged: root.listenWidth = width
        Component.onCompleted: root.listenWidth = width
        onClicked: {
            root.tuning = true;
            closing.restart();
            root.listened();
        }
    }

    BarButton {
        objectName: "blank_screen"
        anchors.left: parent.left
        anchors.leftMargin: root.lead
        anchors.verticalCenter: parent.verticalCenter
        visible: root.voiced && root.led && !root.tuning
        stacked: !Style.landscape
        picture: "eye"
        text: root.dark ?
            //: Fixed bar, by ear: the dark screen can be seen again
            qsTr("Mở hình") :
            //: Fixed bar, by ear: nobody can see the screen, speech goes on
            qsTr("Tắt hình")
        onClicked: root.blanked()
    }

    VolumeRow {
        anchors.left: parent.left
        anchors.leftMargin: root.lead
        anchors.right: other.left
        anchors.rightMargin: Style.gap
        anchors.verticalCenter: parent.verticalCenter
        visible: root.voiced && root.tuning
        volume: root.volume
        onLouder: {
            closing.restart();
            root.louder();
        }
        onSofter: {
            closing.restart();
            root.softer();
        }
    }

    Timer {
        id: closing

        interval: 12000
        onTriggered: root.tuning = false
    }

    GridLayout {
        visible: !root.tuning && !root.led
        columns: Style.landscape ? 2 : 1
        columnSpacing: Style.margin
        rowSpacing: 0
        anchors.left: parent.left
        anchors.leftMargin: root.lead
        anchors.right: other.left
        anchors.rightMargin: Style.gap
        anchors.verticalCenter: parent.verticalCenter

        Words {
            objectName: "hospital"
            Layout.fillWidth: !Style.landscape
            Layout.maximumWidth: Style.mm(260)
            text: root.hospital
            font.pixelSize: Style.small
            font.bold: true
            lineHeight: 0.84
        }

        RowLayout {
            Layout.fillWidth: true
            spacing: Style.gap

            Words {
                objectName: "clock"
                text: root.clock
                font.pixelSize: Style.small
                wrapMode: Text.NoWrap
            }

            Steps {
                visible: root.step > 0
                step: root.step
                steps: root.steps
            }

            Item {
                Layout.fillWidth: true
            }
        }
    }

    BarButton {
        id: other

        readonly property string target: root.languages[root.next]

        objectName: root.many ? "languages" : "language_" + target
        anchors.right: parent.right
        anchors.rightMargin: Style.margin
        anchors.verticalCenter: parent.verticalCenter
        // Beside the button that reads aloud there is no room to spare.
        stacked: root.voiced && !Style.landscape
        width: root.voiced ? implicitWidth : Style.mm(Style.larger ? 84 : 78)
        picture: "language"
        // A language is called by its own name, whatever is spoken now; many of them by a word that strangers know.
        text: !root.many || root.inTurn ? root.languageNames[root.next] : root.language === "vi" ? "Language" : "Ngôn ngữ"
        onClicked: {
            if (root.many && !root.inTurn)
                root.languagesAsked();
            else
                root.languageChosen(target);
        }
    }
}
