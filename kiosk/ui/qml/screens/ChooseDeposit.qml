import QtQuick
import Kiosk
import "../controls"

Page {
    id: root

    required property ChoicesView view

    choices: tiles.count
    //: ChooseDeposit: how much to pay ahead
    title: qsTr("Nộp tạm ứng bao nhiêu?")
    //: ChooseDeposit: what becomes of it
    lead: qsTr("Tiền tạm ứng được trừ vào các khoản sau.")

    Choices {
        id: tiles

        anchors.fill: parent
        choices: root.view.choices
        onChosen: key => root.amountChosen(key)
    }
}
