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
            sourceComponent: root.view.card ? codeKeys : digitKeys
        }
    ]

    Component {
        id: digitKeys

        DigitPad {
            groups: root.view.groups
            digits: root.restored || root.view.text
            onDigitsChanged: root.draft = digits
            onDone: digits => root.entered(digits)
        }
    }

    Component {
        id: codeKeys

        CodePad {
            card: true
            least: 10
            most: 15
            typed: root.restored || root.view.text
            letters: typed.length < 2
            onTypedChanged: root.draft = typed
            onDone: text => root.entered(text)
        }
    }
}
