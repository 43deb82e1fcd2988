pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import "../controls"
import "../style"

// Letters and digits on one board: for an address with its dots, for a code in groups of four.
ColumnLayout {
    id: root

    property string typed: ""
    property bool address: false
    // What stands there already and is not typed.
    property string before: ""
    // A code has no letter that is easily taken for another: what is typed instead is understood all the same.
    readonly property string letters: root.address ? "1234567890qwertyuiopasdfghjklzxcvbnm.-:" : "1234567890QWERTYUPASDFGHJKZXCVBNM"
    readonly property int most: root.address ? 100 : 12
    readonly property bool full: root.address ? root.typed.length > 0 : root.typed.length === root.most
    readonly property int between: Style.mm(3.1)
    readonly property int widest: Math.max(6, Math.floor((root.width + root.between) / (Style.touchable(20.2) + root.between)))
    // Rows of one length: no key stands alone in the last.
    readonly property int across: Math.ceil(root.letters.length / Math.ceil(root.letters.length / root.widest))

    signal done(text: string)

    Layout.fillWidth: true
    spacing: root.between

    Field {
        Layout.fillWidth: true
        Layout.bottomMargin: Style.tight
        text: root.address ? root.before + root.typed : root.typed.replace(/(.{4})(?=.)/g, "$1-")
        //: StaffKeys: the field while it is empty, read aloud
        hint: qsTr("Chưa nhập")
    }

    GridLayout {
        Layout.fillWidth: true
        columns: root.across
        columnSpacing: root.between
        rowSpacing: root.between

        Repeater {
            model: Array.from(root.letters)

            LetterKey {
                required property string modelData

                objectName: "key_" + modelData
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                text: modelData
                onClicked: {
                    if (root.typed.length < root.most)
                        root.typed += modelData;
                }
            }
        }
    }

    RowLayout {
        Layout.fillWidth: true
        spacing: root.between

        KeyButton {
            objectName: "key_erase"
            implicitHeight: Style.target
            picture: "back"
            //: StaffKeys: takes the last character back
            text: qsTr("Xóa")
            onClicked: root.typed = root.typed.slice(0, -1)
        }

        KeyButton {
            objectName: "key_done"
            implicitHeight: Style.target
            picture: "check"
            ready: root.full
            //: StaffKeys: it is all there, go on
            text: qsTr("Xong")
            onClicked: {
                if (root.full)
                    root.done(root.typed);
            }
        }
    }
}
