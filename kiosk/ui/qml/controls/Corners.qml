pragma ComponentBehavior: Bound

import QtQuick
import "../style"

// The four quarters of the screen are keys: which is which, for whoever stands beside. What is shown stays readable.
Item {
    id: root

    readonly property bool unspoken: true
    objectName: "corners"
    Accessible.ignored: true

    // Where one quarter ends and the next begins, at the edges only: nothing lies over words.
    Rectangle {
        anchors.verticalCenter: parent.verticalCenter
        width: Style.mm(7)
        height: Style.line * 3
        color: Style.main
    }

    Rectangle {
        anchors.verticalCenter: parent.verticalCenter
        anchors.right: parent.right
        width: Style.mm(7)
        height: Style.line * 3
        color: Style.main
    }

    Repeater {
        model: [
            //: Corners: the key that goes one back
            { picture: "back", word: qsTr("Lùi"), right: false, low: false },
            //: Corners: the key that goes one on
            { picture: "next", word: qsTr("Tiếp"), right: true, low: false },
            //: Corners: the key that says it again; held, it calls for help
            { picture: "sound", word: qsTr("Nghe lại"), right: false, low: true },
            //: Corners: the key that chooses
            { picture: "check", word: qsTr("Chọn"), right: true, low: true }
        ]

        Rectangle {
            id: badge

            required property var modelData

            x: badge.modelData.right ? root.width - width : 0
            y: badge.modelData.low ? root.height - height : 0
            width: root.width / 2
            height: badge.modelData.low ? Style.footer : Style.bar
            color: Style.main
            border.width: Style.line
            border.color: Style.mainInk

            Row {
                anchors.centerIn: parent
                spacing: Style.gap

                Icon {
                    anchors.verticalCenter: parent.verticalCenter
                    name: badge.modelData.picture
                    tint: Style.mainInk
                }

                Words {
                    anchors.verticalCenter: parent.verticalCenter
                    text: badge.modelData.word
                    font.pixelSize: Style.title
                    font.bold: true
                    color: Style.mainInk
                    Accessible.ignored: true
                }
            }
        }
    }
}
