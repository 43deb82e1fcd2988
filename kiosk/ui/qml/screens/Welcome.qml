import QtQuick
import QtQuick.Layouts
import Kiosk
import "../controls"
import "../style"

Page {
    id: root

    required property WelcomeView view

    centred: true
    choices: 1
    stacked: true
    //: Welcome: the one thing to do; the card lies on the reader or its code is held to the camera
    title: qsTr("Đặt thẻ căn cước\nhoặc quét mã QR")
    //: Welcome: what the terminal is for
    lead: qsTr("Đăng ký · Bảo hiểm · Trả tiền")

    GridLayout {
        anchors.fill: parent
        columns: Style.landscape ? 2 : 1
        rowSpacing: Style.gap
        columnSpacing: Style.gap

        Panel {
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredHeight: 1
            Layout.preferredWidth: 1

            Picture {
                anchors.top: parent.top
                anchors.left: parent.left
                anchors.right: parent.right
                anchors.bottom: cardWords.top
                anchors.margins: Style.gap
                name: "card"
            }

            Words {
                id: cardWords

                anchors.bottom: parent.bottom
                anchors.left: parent.left
                anchors.right: parent.right
                anchors.margins: Style.gap
                horizontalAlignment: Text.AlignHCenter
                font.bold: true
                font.pixelSize: Style.strong
                //: Welcome: beside the picture of a card on the reader
                text: qsTr("Đặt thẻ lên đầu đọc")
            }
        }

        Panel {
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredHeight: 1
            Layout.preferredWidth: 1

            Picture {
                anchors.top: parent.top
                anchors.left: parent.left
                anchors.right: parent.right
                anchors.bottom: codeWords.top
                anchors.margins: Style.gap
                visible: !preview.visible
                name: "scan"
            }

            CameraPreview {
                id: preview

                objectName: "preview"
                anchors.top: parent.top
                anchors.left: parent.left
                anchors.right: parent.right
                anchors.bottom: codeWords.top
                anchors.margins: Style.gap
                visible: root.frames !== null && root.frames.seen
                frames: root.frames
                //: Welcome: the live picture of the camera, read aloud
                Accessible.name: qsTr("Hình từ camera")
                Accessible.role: Accessible.Graphic
                Component.onDestruction: frames = null

                Rectangle {
                    anchors.centerIn: parent
                    width: Math.min(parent.width, parent.height) * 0.6
                    height: width
                    color: "transparent"
                    radius: Style.radius
                    border.width: Style.ring
                    border.color: root.view.glimpsed ? "#ffc531" : "#ffffff"
                }
            }

            Words {
                id: codeWords

                objectName: "hint"
                anchors.bottom: parent.bottom
                anchors.left: parent.left
                anchors.right: parent.right
                anchors.margins: Style.gap
                horizontalAlignment: Text.AlignHCenter
                font.bold: true
                font.pixelSize: Style.strong
                text: root.view.glimpsed ?
                    //: Welcome: the camera sees a code that it cannot read yet
                    qsTr("Giữ yên, lại gần hơn") :
                    //: Welcome: beside the picture of a card under the camera
                    qsTr("Đưa mã QR vào camera")
            }
        }
    }

    actions: [
        BigButton {
            objectName: "no_document"
            picture: "no_card"
            //: Welcome: button of somebody without a citizen card
            text: qsTr("Không có thẻ")
            //: Welcome: what "no card" leads to
            detail: qsTr("Lấy phiếu ưu tiên")
            onClicked: root.noDocument()
        }
    ]
}
