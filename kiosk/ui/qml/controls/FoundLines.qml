pragma ComponentBehavior: Bound

import QtQuick
import Kiosk
import "../style"

// The first lines that were found, as many as there is room for.
Item {
    id: root

    required property list<Line> lines
    readonly property int columns: Style.landscape ? 2 : 1

    clip: false

    Grid {
        id: grid

        width: root.width
        columns: root.columns
        columnSpacing: Style.gap
        rowSpacing: Style.tight

        Repeater {
            model: root.lines

            LineRow {
                required property int index
                required property Line modelData

                width: (root.width - (root.columns - 1) * Style.gap) / root.columns
                height: implicitHeight
                // A row that does not fit whole is not shown.
                visible: (Math.floor(index / root.columns) + 1) * (implicitHeight + Style.tight) <= root.height + Style.tight
                line: modelData
            }
        }
    }
}
