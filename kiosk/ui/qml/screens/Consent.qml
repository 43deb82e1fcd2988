pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Kiosk
import "../controls"
import "../style"

Page {
    id: root

    required property ConsentView view

    choices: 2
    //: Consent: may the hospital use what the card says
    title: qsTr("Đồng ý dùng thông tin này?")

    Component {
        id: face

        PortraitPicture {
            objectName: "portrait"
            image: root.view.portrait
        }
    }

    ColumnLayout {
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        spacing: Style.gap

        Who {
            name: root.view.name
            number: root.view.number
            born: root.view.born
            portrait: root.view.pictured ? face : null
        }

        Note {
            objectName: "proven"
            // Upright in large letters there is room for what is asked, and for no more.
            visible: root.view.proven && (Style.landscape || !Style.larger)
            tone: "good"
            picture: "shield"
            //: Consent: the chip has proven that the card is genuine
            text: qsTr("Đã xác thực chip")
        }
    }

    actions: [
        Point {
            picture: "hospital"
            //: Consent: what the hospital does with it
            text: qsTr("Để đăng ký khám hôm nay.")
        },
        Point {
            picture: "shield"
            //: Consent: to whom it is sent, and why
            text: qsTr("Bảo hiểm y tế kiểm tra thẻ.")
        },
        Point {
            picture: "lock"
            //: Consent: nothing stays in this machine
            text: qsTr("Máy này không lưu lại.")
        },
        Point {
            picture: "hand"
            //: Consent: somebody who says no is examined all the same
            text: qsTr("Không đồng ý vẫn được khám.")
        },
        Point {
            picture: "people"
            //: Consent: who tells a patient about their rights over what is known of them
            text: qsTr("Hỏi nhân viên về quyền của mình.")
        },
        Item {
            visible: !Style.landscape && !Style.larger
            implicitHeight: Style.tight
        },
        BigButton {
            objectName: "agreed"
            picture: "check"
            equal: true
            //: Consent: yes
            text: qsTr("Đồng ý")
            onClicked: root.agreed()
        },
        BigButton {
            objectName: "refused"
            picture: "no_card"
            equal: true
            //: Consent: no
            text: qsTr("Không đồng ý")
            onClicked: root.refused()
        }
    ]
}
