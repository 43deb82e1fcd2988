pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Kiosk
import "../controls"

TypingPage {
    id: root

    required property TypeNumberView view

    choices: 4
    // Letters take the width of the screen.
    stacked: root.view.card
    title: root.view.title
    fault: root.view.fault
    picture: root.view.picture

    actions: [
        Loader {
            Layout.fillWidth: true
            sourceComponent: root.view.card ? code : digits
        }
    ]

    Component {
        id: digits

        DigitPad {
            groups: root.view.groups
            digits: root.view.text
            onDone: digits => root.entered(digits)
        }
    }

    Component {
        id: code

        CodePad {
            card: true
            least: 10
            most: 15
            typed: root.view.text
            letters: root.view.text.length < 2
            onDone: text => root.entered(text)
        }
    }
}
