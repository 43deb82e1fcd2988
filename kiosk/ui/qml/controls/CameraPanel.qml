import QtQuick
import QtQuick.Layouts
import Kiosk
import "../style"

// Where the printed code goes: a drawing, or what the camera sees, and one line that says what to do.
Panel {
    id: root

    required property Frames frames
    required property bool glimpsed
    property string picture: "scan"
    //: Beside the picture of a card under the camera
    property string call: qsTr("Đưa mã QR vào camera")

    GridLayout {
        anchors.top: parent.top
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: words.top
        anchors.margins: Style.gap
        columns: width > height * 1.2 ? 2 : 1
        columnSpacing: Style.gap
        rowSpacing: Style.gap

        // The drawing stays beside what the camera sees: a picture of an empty lobby teaches nothing.
        Picture {
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredWidth: 1
            Layout.preferredHeight: 1
            name: root.picture
        }

        CameraPreview {
            id: preview

            objectName: "preview"
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredWidth: 1
            Layout.preferredHeight: 1
            visible: root.frames !== null && root.frames.seen
            frames: root.frames
            //: The live picture of the camera, read aloud
            Accessible.name: qsTr("Hình từ camera")
            Accessible.role: Accessible.Graphic
            Component.onDestruction: frames = null

            Rectangle {
                anchors.centerIn: parent
                width: Math.min(preview.width, preview.height) * 0.7
                height: width
                color: "transparent"
                radius: Style.radius
                border.width: Style.ring
                border.color: root.glimpsed ? Style.sun : Style.main
            }
        }
    }

    Words {
        id: words

        objectName: "hint"
        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.margins: Style.gap
        horizontalAlignment: Text.AlignHCenter
        font.bold: true
        font.pixelSize: Style.strong
        text: root.glimpsed ?
            //: The camera sees a code that it cannot read yet
            qsTr("Giữ yên, lại gần hơn") : root.call
    }
}
