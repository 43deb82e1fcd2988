pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import "../style"

// Letters and digits of a printed code. An insurance card begins with two letters; its digits come by themselves then.
ColumnLayout {
    id: root

    property string typed: ""
    property int least: 1
    property int most: 40
    // Whether two letters lead and digits follow.
    property bool card: false
    property bool letters: true
    readonly property bool full: root.typed.length >= root.least
    readonly property int between: Style.apart(3.1)
    readonly property int across: Math.max(5, Math.floor((root.width + root.between) / (Style.touchable(20.2) + root.between)))

    signal done(text: string)

    function press(key: string): void {
        if (root.typed.length >= root.most)
            return;
        root.typed += key;
        if (root.card)
            root.letters = root.typed.length < 2 && key >= "A";
    }

    function erase(): void {
        root.typed = root.typed.slice(0, -1);
        if (root.card)
            root.letters = root.typed.length < 2;
    }

    Layout.fillWidth: true
    spacing: root.between

    Field {
        Layout.fillWidth: true
        Layout.bottomMargin: Style.tight
        text: root.card ? root.typed.replace(/^([A-Z]{2})(\d)(\d{0,2})(\d{0,3})(\d{0,3})/, "$1 $2 $3 $4 $5 ") : root.typed
        //: CodePad: the field while it is empty, read aloud
        hint: qsTr("Chưa nhập mã")
    }

    GridLayout {
        Layout.fillWidth: true
        columns: root.letters ? root.across : 5
        columnSpacing: root.between
        rowSpacing: root.between

        Repeater {
            model: root.letters ? Array.from("ABCDEFGHIJKLMNOPQRSTUVWXYZ") : Array.from("1234567890")

            LetterKey {
                required property string modelData

                objectName: "key_" + modelData
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                implicitHeight: root.letters ? Style.touchable(20.2) : Style.touchable(Style.landscape ? 24 : 34)
                text: modelData
                onClicked: root.press(modelData)
            }
        }
    }

    GridLayout {
        Layout.fillWidth: true
        columns: Style.landscape ? 3 : 2
        columnSpacing: root.between
        rowSpacing: root.between

        KeyButton {
            objectName: "key_kind"
            Layout.columnSpan: Style.landscape ? 1 : 2
            implicitHeight: Style.target
            picture: root.letters ? "number" : "text"
            text: root.letters ?
                //: CodePad: shows the digits
                qsTr("Bàn phím số") :
                //: CodePad: shows the letters
                qsTr("Bàn phím chữ")
            onClicked: root.letters = !root.letters
        }

        KeyButton {
            objectName: "key_erase"
            implicitHeight: Style.target
            picture: "back"
            //: CodePad: takes the last character back
            text: qsTr("Xóa")
            onClicked: root.erase()
        }

        KeyButton {
            objectName: "key_done"
            implicitHeight: Style.target
            picture: "check"
            ready: root.full
            //: CodePad: the code is there, go on
            text: qsTr("Xong")
            onClicked: {
                if (root.full)
                    root.done(root.typed);
            }
        }
    }
}
