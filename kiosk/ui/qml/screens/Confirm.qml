import QtQuick
import Kiosk
import "../controls"

Page {
    id: root

    required property ConfirmView view

    choices: 2
    //: Confirm: is the person that the hospital found the patient
    title: qsTr("Đúng người bệnh không?")

    Pictured {
        anchors.fill: parent
        picture: "person"

        Who {
            name: root.view.name
            born: root.view.born
        }
    }

    actions: [
        BigButton {
            objectName: "agreed"
            picture: "check"
            equal: true
            //: Confirm: yes, that is the patient
            text: qsTr("Đúng")
            onClicked: root.agreed()
        },
        BigButton {
            objectName: "desk"
            picture: "desk"
            equal: true
            //: Confirm: no, that is somebody else
            text: qsTr("Không đúng, đến quầy")
            onClicked: root.deskChosen()
        }
    ]
}
