import QtQuick
import Kiosk
import "../controls"

Page {
    id: root

    required property ChoicesView view

    choices: tiles.count + 1
    stacked: true
    //: OtherWays: somebody without a card
    title: qsTr("Chọn cách khác")

    Choices {
        id: tiles

        anchors.fill: parent
        choices: root.view.choices
        picture: "card_number"
        onChosen: key => root.serviceChosen(key)
    }

    actions: [
        BigButton {
            objectName: "desk"
            picture: "desk"
            //: OtherWays: a slip that goes to a desk with priority
            text: qsTr("Lấy phiếu ưu tiên đến quầy")
            onClicked: root.deskChosen()
        }
    ]
}
