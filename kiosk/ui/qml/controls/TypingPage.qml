import QtQuick
import QtQuick.Layouts
import "../style"

// Something to type: what is wrong with it so far, where it stands on the paper, and the keys.
Page {
    id: root

    property string fault: ""
    property string picture: ""
    property bool toDesk: true
    // Another way to type it: its words and its picture, or empty. On a wide panel it stands over the keys.
    property string other: ""
    property string otherPicture: ""

    signal otherWanted

    centred: !Style.landscape || root.stacked

    ColumnLayout {
        anchors.fill: parent
        spacing: Style.gap

        Note {
            objectName: "fault"
            visible: root.fault !== ""
            tone: "ask"
            picture: "warning"
            text: root.fault
        }

        Picture {
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.minimumHeight: 0
            Layout.preferredHeight: 1
            visible: root.picture !== ""
            name: root.picture
        }

        Item {
            Layout.fillHeight: true
            visible: root.picture === ""
        }

        GridLayout {
            Layout.alignment: Qt.AlignHCenter
            Layout.fillHeight: false
            columns: other.implicitWidth + desk.implicitWidth + Style.gap <= root.width ? 2 : 1
            columnSpacing: Style.gap
            rowSpacing: Style.gap

            BarButton {
                id: other

                objectName: "key_other"
                Layout.fillWidth: true
                visible: root.other !== "" && !Style.landscape
                picture: root.otherPicture
                text: root.other
                onClicked: root.otherWanted()
            }

            BarButton {
                id: desk

                objectName: "desk"
                Layout.fillWidth: true
                // A wide panel is full of keys: there the way leads over the screen before.
                visible: root.toDesk && !Style.landscape
                picture: "ticket"
                //: Typing: somebody who cannot type it gets a slip for the desk
                text: qsTr("Nhờ nhân viên ở quầy")
                onClicked: root.deskChosen()
            }
        }
    }
}
