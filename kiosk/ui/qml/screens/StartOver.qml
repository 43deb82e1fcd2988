import QtQuick
import Kiosk
import "../controls"

Page {
    id: root

    required property View view

    choices: 2
    centred: true
    //: StartOver: the patient wants to begin from the first screen
    title: qsTr("Bắt đầu lại từ đầu?")
    //: StartOver: what that means
    lead: qsTr("Máy sẽ quên những gì vừa làm.")

    Picture {
        anchors.fill: parent
        name: "again"
    }

    actions: [
        BigButton {
            objectName: "stay"
            recommended: true
            picture: "back"
            //: StartOver: no, go on where the patient was
            text: qsTr("Không, làm tiếp")
            onClicked: root.stay()
        },
        BigButton {
            objectName: "finish"
            picture: "refresh"
            //: StartOver: yes, forget it and begin
            text: qsTr("Bắt đầu lại")
            onClicked: root.finish()
        }
    ]
}
