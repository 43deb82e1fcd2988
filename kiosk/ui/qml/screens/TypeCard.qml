import QtQuick
import Kiosk
import "../controls"

TypingPage {
    id: root

    required property TypedView view

    choices: 3
    // Letters take the width of the screen.
    stacked: true
    toDesk: false
    //: TypeCard: the code printed on the insurance card
    title: qsTr("Nhập mã thẻ bảo hiểm y tế")
    fault: root.view.fault
    picture: "card_bhyt"

    actions: [
        CodePad {
            card: true
            least: 10
            most: 15
            typed: root.restored
            letters: root.restored.length < 2
            onTypedChanged: root.draft = typed
            onDone: text => root.entered(text)
        }
    ]
}
