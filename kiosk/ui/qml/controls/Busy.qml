pragma ComponentBehavior: Bound

import QtQuick
import "../style"

// Three dots that say: the machine works.
Row {
    id: root

    spacing: Style.mm(6)
    Accessible.ignored: true

    Repeater {
        model: 3

        Rectangle {
            id: dot

            required property int index

            width: Style.mm(7)
            height: width
            radius: width / 2
            color: Style.main

            SequentialAnimation on opacity {
                running: root.visible
                loops: Animation.Infinite

                PauseAnimation { duration: dot.index * 200 }
                NumberAnimation { from: 1; to: 0.25; duration: 400 }
                NumberAnimation { from: 0.25; to: 1; duration: 400 }
                PauseAnimation { duration: (2 - dot.index) * 200 }
            }
        }
    }
}
