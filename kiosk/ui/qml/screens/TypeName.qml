import QtQuick
import Kiosk
import "../controls"

TypingPage {
    id: root

    required property TypedView view

    choices: 4
    stacked: true
    title: root.view.title
    fault: root.view.fault
    picture: "card_name"

    actions: [
        NamePad {
            typed: root.restored || root.view.text
            onTypedChanged: root.draft = typed
            onDone: text => root.entered(text)
        }
    ]
}
