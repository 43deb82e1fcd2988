import QtQuick
import QtQuick.Layouts
import Kiosk
import "../controls"
import "../style"

TypingPage {
    id: root

    required property TypedView view
    property bool yearOnly: root.restored !== "" ? root.restored.startsWith("y") : root.view.text.length === 4
    draft: (root.yearOnly ? "y" : "") + pad.digits
    //: TypeBirth: over the boxes of the day
    readonly property string day: qsTr("Ngày")
    //: TypeBirth: over the boxes of the month
    readonly property string month: qsTr("Tháng")
    //: TypeBirth: over the boxes of the year
    readonly property string year: qsTr("Năm")

    choices: 5
    title: root.view.title
    fault: root.view.fault
    picture: "birthday"

    otherPicture: "calendar"
    other: root.yearOnly ?
        //: TypeBirth: day and month are known too
        qsTr("Nhập cả ngày, tháng") :
        //: TypeBirth: many elders know the year only
        qsTr("Chỉ nhớ năm sinh")
    // Of a whole date its year stays; a year alone has no place among day and month.
    onOtherWanted: {
        root.yearOnly = !root.yearOnly;
        pad.digits = root.yearOnly ? pad.digits.slice(4) : "";
    }

    actions: [
        BarButton {
            objectName: "key_year"
            Layout.alignment: Qt.AlignHCenter
            visible: Style.landscape
            picture: root.otherPicture
            text: root.other
            onClicked: root.otherWanted()
        },
        DigitPad {
            id: pad

            groups: root.yearOnly ? [4] : [2, 2, 4]
            heads: root.yearOnly ? [root.year] : [root.day, root.month, root.year]
            digits: root.restored !== "" ? root.restored.replace("y", "") : root.view.text
            onDone: digits => root.entered(digits)
        }
    ]
}
