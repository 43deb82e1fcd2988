import QtQuick
import QtQuick.Layouts
import Kiosk
import "../controls"
import "../style"

Page {
    id: root

    required property ChooseBillView view

    choices: tiles.count + (root.view.deposit ? 1 : 0)
    stacked: true
    //: ChooseBill: which of the bills to pay
    title: qsTr("Chọn khoản muốn trả")

    ColumnLayout {
        anchors.fill: parent
        spacing: Style.gap

        Note {
            objectName: "news"
            visible: root.view.news !== ""
            tone: "ask"
            picture: "receipt"
            text: root.view.news
        }

        Choices {
            id: tiles

            Layout.fillWidth: true
            Layout.fillHeight: true
            choices: root.view.choices
            picture: "prices"
            personal: true
            onChosen: key => root.billChosen(key)
        }
    }

    actions: [
        BigButton {
            objectName: "deposit"
            visible: root.view.deposit
            picture: "wallet"
            //: ChooseBill: pay ahead
            text: qsTr("Nộp tạm ứng")
            onClicked: root.depositWanted()
        }
    ]
}
