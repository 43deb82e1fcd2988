import QtQuick
import QtQuick.Layouts
import Kiosk
import "../controls"

TypingPage {
    id: root

    required property TypedView view

    choices: 4
    // Letters take the width of the screen.
    stacked: true
    toDesk: false
    //: TypePaper: the number printed on the paper
    title: qsTr("Nhập số trên giấy")
    fault: root.view.fault
    picture: "paper"

    actions: [
        CodePad {
            letters: false
            typed: root.restored
            onTypedChanged: root.draft = typed
            onDone: text => root.entered(text)
        },
        BarButton {
            objectName: "unread"
            Layout.fillWidth: true
            picture: "eye"
            //: TypePaper: somebody who cannot find the number; staff look at the paper
            text: qsTr("Không thấy số, bỏ qua")
            onClicked: root.entered("")
        }
    ]
}
