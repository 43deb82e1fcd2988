import QtQuick
import Kiosk
import "../controls"

Page {
    id: root

    required property View view

    choices: 2
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
            objectName: "service_quick_number"
            recommended: true
            picture: "number"
            //: Declined: a number without a name
            text: qsTr("Lấy số nhanh, không ghi tên")
            onClicked: root.serviceChosen("quick_number")
        },
        BigButton {
            objectName: "desk"
            picture: "ticket"
            //: Declined: a slip that goes to a desk with priority
            text: qsTr("Lấy phiếu ưu tiên đến quầy")
            onClicked: root.deskChosen()
        }
    ]
}
