import QtQuick
import Kiosk
import "../controls"

Page {
    id: root

    required property ChoicesView view

    choices: tiles.count
    //: ChoosePaper: which paper the patient carries
    title: qsTr("Đang mang giấy nào?")
    //: ChoosePaper: the desk looks at it
    lead: qsTr("Nhân viên sẽ kiểm tra giấy trước khi khám.")

    Choices {
        id: tiles

        anchors.fill: parent
        choices: root.view.choices
        picture: "paper"
        onChosen: key => root.paperChosen(key === "re_examination")
    }
}
