import QtQuick
import Kiosk
import "../controls"

Page {
    id: root

    required property ChoicesView view

    choices: tiles.count
    //: ChooseRelation: whom the helper brings
    title: qsTr("Đăng ký cho ai?")
    //: ChooseRelation: what comes next
    lead: qsTr("Tiếp theo: họ tên, ngày sinh của người bệnh.")

    Choices {
        id: tiles

        anchors.fill: parent
        choices: root.view.choices
        picture: "family"
        onChosen: key => root.relationChosen(key)
    }
}
