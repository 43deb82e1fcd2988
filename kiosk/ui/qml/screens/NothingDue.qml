import QtQuick
import Kiosk
import "../controls"

Page {
    id: root

    required property NothingDueView view

    choices: root.view.deposit ? 2 : 1
    centred: true
    //: NothingDue: nothing is owed
    title: qsTr("Không còn khoản nào\nphải trả")

    Picture {
        anchors.fill: parent
        name: "done"
    }

    actions: [
        Note {
            objectName: "news"
            visible: root.view.news !== ""
            picture: "receipt"
            text: root.view.news
        },
        Note {
            objectName: "advance"
            visible: root.view.advance !== ""
            tone: "good"
            picture: "wallet"
            personal: true
            text: root.view.advance
        },
        BigButton {
            objectName: "finish"
            recommended: true
            picture: "check"
            //: NothingDue: the visit to the terminal is over
            text: qsTr("Xong")
            onClicked: root.finish()
        },
        BigButton {
            objectName: "deposit"
            visible: root.view.deposit
            picture: "wallet"
            //: NothingDue: pay ahead
            text: qsTr("Nộp tạm ứng")
            onClicked: root.depositWanted()
        }
    ]
}
