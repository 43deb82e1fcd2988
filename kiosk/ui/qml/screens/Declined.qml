import QtQuick
import Kiosk
import "../controls"

Page {
    id: root

    required property View view

    choices: 1
    centred: true
    //: Declined: the patient did not agree; that is all right
    title: qsTr("Không dùng thông tin")
    //: Declined: nothing was sent, nothing is kept, and what can be done
    lead: qsTr("Máy chưa gửi gì và đã xóa. Vẫn được khám như mọi người.")

    Picture {
        anchors.fill: parent
        name: "desk"
    }

    actions: [
        BigButton {
            objectName: "desk"
            recommended: true
            picture: "ticket"
            //: Declined: a slip that goes to a desk with priority
            text: qsTr("Lấy phiếu ưu tiên đến quầy")
            onClicked: root.deskChosen()
        }
    ]
}
