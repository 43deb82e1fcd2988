pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import "../style"

// Letters without marks to look something up: what fits is shown at each of them.
ColumnLayout {
    id: root

    property string typed: ""
    readonly property int most: 24
    readonly property int between: Style.mm(3.1)
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
            model: Array.from("ABCDEFGHIJKLMNOPQRSTUVWXYZ")

            LetterKey {
                required property string modelData

                objectName: "key_" + modelData
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                implicitHeight: Style.touchable(Style.landscape ? 20.2 : 25)
                text: modelData
                onClicked: root.press(modelData)
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
            //: SearchPad: takes the last letter back
            text: qsTr("Xóa")
            onClicked: root.typed = root.typed.slice(0, -1)
        }

        KeyButton {
            objectName: "key_space"
            implicitHeight: Style.target
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
            implicitHeight: Style.target
            picture: "check"
            ready: true
            //: SearchPad: all is read, the visit is over
            text: qsTr("Xong")
            onClicked: root.done()
        }
    }
}
