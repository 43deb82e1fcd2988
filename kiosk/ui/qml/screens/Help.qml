import QtQuick
import QtQuick.Layouts
import Kiosk
import "../controls"
import "../style"

Page {
    id: root

    required property HelpView view

    choices: 1
    centred: true
    title: root.view.coming ?
        //: Help: somebody is on the way
        qsTr("Nhân viên đang đến") : root.view.unheard ?
        //: Help: nobody could be reached
        qsTr("Chưa gọi được nhân viên") :
        //: Help: somebody is being called
        qsTr("Đang gọi nhân viên")
    lead: root.view.coming ?
        //: Help: how long it takes
        qsTr("Xin đứng tại máy, khoảng 1 phút.") : root.view.unheard ?
        //: Help: what to do instead
        qsTr("Mời đến quầy hướng dẫn gần nhất. Máy vẫn giữ những gì đã làm.") :
        //: Help: wait at the terminal
        qsTr("Xin đứng tại máy.")

    ColumnLayout {
        anchors.fill: parent
        spacing: Style.gap

        Picture {
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.maximumHeight: Style.mm(150)
            name: root.view.unheard ? "desk" : "helper"
        }

        Busy {
            Layout.alignment: Qt.AlignHCenter
            visible: !root.view.coming && !root.view.unheard
        }

        Note {
            visible: root.view.coming
            tone: "good"
            picture: "check"
            //: Help: the call arrived
            text: qsTr("Đã báo nhân viên.")
        }
    }

    actions: [
        BigButton {
            objectName: "resume"
            recommended: true
            picture: "back"
            //: Help: go on where the patient was
            text: qsTr("Làm tiếp ở máy")
            onClicked: root.back()
        }
    ]
}
