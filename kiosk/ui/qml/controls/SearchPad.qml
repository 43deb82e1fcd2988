pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import "../style"

// Letters without marks to look something up: what fits is shown at each of them.
ColumnLayout {
    id: root

    property string typed: ""
    readonly property int most: 24
    readonly property list<string> letters: Array.from("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    // Cells that the last row of letters leaves, and whether three keys have room in them.
    readonly property int rest: (root.across - root.letters.length % root.across) % root.across
    readonly property bool beside: root.rest >= 9
    readonly property int span: Math.floor((root.beside ? root.rest : root.across) / 3)
    readonly property int side: Style.touchable(Style.landscape || Style.larger ? 20.2 : 25)
    readonly property int low: root.beside ? root.side : Style.target
    readonly property int between: Style.apart(3.1)
    readonly property int across: Math.max(6, Math.floor((root.width + root.between) / (Style.touchable(20.2) + root.between)))

    signal done

    function press(key: string): void {
        if (root.typed.length < root.most)
            root.typed += key;
    }

    Layout.fillWidth: true
    spacing: root.between

    Field {
        Layout.fillWidth: true
        Layout.bottomMargin: Style.tight
        text: root.typed
        //: SearchPad: the field while it is empty, read aloud
        hint: qsTr("Chưa nhập chữ nào")
    }

    GridLayout {
        Layout.fillWidth: true
        columns: root.across
        columnSpacing: root.between
        rowSpacing: root.between

        Repeater {
            model: root.letters

            LetterKey {
                required property string modelData

                objectName: "key_" + modelData
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                implicitHeight: root.side
                text: modelData
                onClicked: root.press(modelData)
            }
        }

        // Where the last row of letters leaves no room, three wide keys stand below it.
        Item {
            Layout.columnSpan: Math.max(1, root.rest)
            visible: root.rest > 0 && !root.beside
        }

        KeyButton {
            objectName: "key_erase"
            Layout.columnSpan: root.span
            Layout.preferredWidth: root.span
            implicitHeight: root.low
            picture: "back"
            //: SearchPad: takes the last letter back
            text: qsTr("Xóa")
            onClicked: root.typed = root.typed.slice(0, -1)
        }

        KeyButton {
            objectName: "key_space"
            Layout.columnSpan: root.span
            Layout.preferredWidth: root.span
            implicitHeight: root.low
            picture: "space"
            //: SearchPad: a blank between two words
            text: qsTr("Cách")
            onClicked: {
                if (root.typed !== "" && !root.typed.endsWith(" "))
                    root.press(" ");
            }
        }

        KeyButton {
            objectName: "key_done"
            Layout.columnSpan: (root.beside ? root.rest : root.across) - 2 * root.span
            Layout.preferredWidth: root.span
            implicitHeight: root.low
            picture: "check"
            ready: true
            //: SearchPad: all is read, the visit is over
            text: qsTr("Xong")
            onClicked: root.done()
        }
    }
}
