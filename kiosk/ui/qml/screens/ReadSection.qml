import QtQuick
import QtQuick.Layouts
import Kiosk
import "../controls"
import "../style"

Page {
    id: root

    required property ReadSectionView view

    choices: root.view.searchable ? 3 : 2
    stacked: true
    title: root.view.title

    Lines {
        anchors.fill: parent
        lines: root.view.lines
        picture: root.view.picture
    }

    actions: [
        Words {
            objectName: "note"
            Layout.fillWidth: true
            visible: text !== ""
            color: Style.soft
            text: root.view.note
        },
        Pair {
            BigButton {
                objectName: "search"
                Layout.preferredWidth: 1
                paired: true
                visible: root.view.searchable
                picture: "search"
                //: ReadSection: find a line by its first letters
                text: qsTr("Tìm chữ")
                onClicked: root.searchAsked()
            }

            BigButton {
                objectName: "finish"
                Layout.preferredWidth: 1
                paired: true
                picture: "check"
                //: ReadSection: all is read, the visit is over
                text: qsTr("Xong")
                onClicked: root.finish()
            }
        }
    ]
}
