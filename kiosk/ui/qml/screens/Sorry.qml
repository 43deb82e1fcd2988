import QtQuick
import QtQuick.Layouts
import Kiosk
import "../controls"
import "../style"

Page {
    id: root

    required property SorryView view

    choices: 2
    title: root.view.happened
    centred: true

    ColumnLayout {
        id: told

        anchors.fill: parent
        spacing: Style.gap

        Picture {
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.maximumHeight: Style.mm(130)
            Layout.minimumHeight: 0
            name: root.view.picture
        }

        Words {
            objectName: "action"
            Layout.fillWidth: true
            Layout.maximumWidth: root.even(implicitWidth, told.width)
            Layout.alignment: Qt.AlignHCenter
            horizontalAlignment: Text.AlignHCenter
            text: root.view.action
            font.pixelSize: Style.strong
            font.bold: true
        }

        Note {
            visible: root.view.number !== ""
            tone: "good"
            picture: "ticket"
            //: Sorry: the number stays whatever happened; %1 is the number
            text: qsTr("Vẫn giữ số khám %1.").arg(root.view.number)
        }
    }

    actions: [
        Note {
            picture: "help"
            //: Sorry: who helps
            text: qsTr("Bấm “Gọi hỗ trợ”, nhân viên sẽ đến.")
        },
        BigButton {
            objectName: "again"
            visible: root.view.again
            recommended: !root.view.deskFirst
            picture: "refresh"
            //: Sorry: try again
            text: qsTr("Thử lại")
            onClicked: root.again()
        },
        BigButton {
            objectName: "desk"
            recommended: root.view.deskFirst
            picture: "ticket"
            //: Sorry: a slip that goes to a desk with priority
            text: qsTr("Lấy phiếu ưu tiên đến quầy")
            onClicked: root.deskChosen()
        }
    ]
}
