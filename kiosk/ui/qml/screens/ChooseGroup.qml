import QtQuick
import Kiosk
import "../controls"

Page {
    id: root

    required property ChoicesView view

    choices: tiles.count
    //: ChooseGroup: which kind of clinic
    title: qsTr("Khám khoa nào?")
    //: ChooseGroup: for somebody who does not know
    lead: qsTr("Chưa rõ thì bấm “Gọi hỗ trợ”.")

    Choices {
        id: tiles

        anchors.fill: parent
        choices: root.view.choices
        picture: "clinics"
        onChosen: key => root.groupChosen(key)
    }
}
