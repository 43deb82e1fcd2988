pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Kiosk
import "../style"

// Our own letters: Vietnamese vowels and a row of five tones that find their place themselves.
ColumnLayout {
    id: root

    property string typed: ""
    readonly property bool full: root.typed.trim().includes(" ")
    readonly property int between: Style.apart(3.1)
    readonly property int across: Math.max(6, Math.floor((root.width + root.between) / (Style.touchable(20.2) + root.between)))

    signal done(text: string)

    function press(key: string): void {
        root.typed = Letters.pressed(root.typed, key);
    }

    Layout.fillWidth: true
    spacing: root.between

    Field {
        Layout.fillWidth: true
        Layout.bottomMargin: Style.landscape ? 0 : Style.tight
        text: root.typed
        //: NamePad: the field while it is empty, read aloud
        hint: qsTr("Chưa nhập tên")
    }

    GridLayout {
        Layout.fillWidth: true
        columns: root.across
        columnSpacing: root.between
        rowSpacing: root.between

        Repeater {
            model: Array.from(Letters.letters)

            LetterKey {
                required property string modelData

                objectName: "key_" + modelData
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                text: modelData.toUpperCase()
                onClicked: root.press(modelData)
            }
        }
    }

    // On a wide panel beside each other: there is width, and no height to give away.
    GridLayout {
        Layout.fillWidth: true
        columns: Style.landscape ? 2 : 1
        columnSpacing: root.between
        rowSpacing: root.between

        RowLayout {
            Layout.fillWidth: true
            Layout.preferredWidth: 2
            spacing: root.between

            Repeater {
                model: [
                    //: NamePad: a tone on its letter and its name, as a key
                    { key: "sac", mark: "á", name: qsTr("dấu sắc") },
                    //: NamePad: a tone on its letter and its name, as a key
                    { key: "huyen", mark: "à", name: qsTr("dấu huyền") },
                    //: NamePad: a tone on its letter and its name, as a key
                    { key: "hoi", mark: "ả", name: qsTr("dấu hỏi") },
                    //: NamePad: a tone on its letter and its name, as a key
                    { key: "nga", mark: "ã", name: qsTr("dấu ngã") },
                    //: NamePad: a tone on its letter and its name, as a key
                    { key: "nang", mark: "ạ", name: qsTr("dấu nặng") }
                ]

                LetterKey {
                    required property var modelData

                    objectName: "key_" + modelData.key
                    Layout.fillWidth: true
                    Layout.preferredWidth: 1
                    implicitHeight: Style.landscape ? Style.target : Style.touchable(20.2)
                    text: modelData.mark
                    border: Style.main
                    thickness: Style.line * 2
                    called: modelData.name
                    onClicked: root.press(modelData.key)
                }
            }
        }

        RowLayout {
            Layout.fillWidth: true
            Layout.preferredWidth: 3
            spacing: root.between

            KeyButton {
                objectName: "key_erase"
                implicitHeight: Style.target
                picture: "back"
                //: NamePad: takes the last letter back
                text: qsTr("Xóa")
                onClicked: root.press("erase")
            }

            KeyButton {
                objectName: "key_space"
                implicitHeight: Style.target
                picture: "space"
                //: NamePad: a blank between two words
                text: qsTr("Cách")
                onClicked: root.press("space")
            }

            KeyButton {
                objectName: "key_done"
                implicitHeight: Style.target
                picture: "check"
                ready: root.full
                //: NamePad: the name is there, go on
                text: qsTr("Xong")
                onClicked: {
                    if (root.full)
                        root.done(root.typed);
                }
            }
        }
    }
}
