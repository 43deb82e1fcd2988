import QtQuick
import Kiosk
import "../controls"

Page {
    id: root

    required property ChoicesView view

    choices: tiles.count
    //: ChooseClaim: a reason to go first
    title: qsTr("Lý do ưu tiên")
    //: ChooseClaim: staff look at papers; children and elders need not say anything
    lead: qsTr("Nhân viên sẽ kiểm tra giấy tờ. Trẻ nhỏ, người cao tuổi máy tự biết.")

    Choices {
        id: tiles

        anchors.fill: parent
        choices: root.view.choices
        picture: "helper"
        onChosen: key => root.claimChosen(key)
    }
}
