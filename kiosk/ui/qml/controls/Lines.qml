pragma ComponentBehavior: Bound

import QtQuick
import Kiosk
import "../style"

// Lines to read, as many as fit; a button turns to the rest.
Item {
    id: root

    required property list<Line> lines
    readonly property int count: root.lines.length
    readonly property int columns: Style.landscape && !root.narrow ? 2 : 1
    property bool narrow: false
    // What fills the room that few lines leave.
    property string picture: ""
    // The first that fit are enough.
    property bool brief: false
    readonly property real least: {
        let tallest = 1;
        for (let i = 0; i < rows.count; i++) {
            const row = rows.itemAt(i);
            if (row !== null)
                tallest = Math.max(tallest, row.implicitHeight);
        }
        return tallest;
    }

    readonly property int rowCount: Math.ceil(root.count / root.columns)
    // Of one height while all have room so; else each as high as its words, so that more of them fit.
    readonly property bool alike: root.rowCount * (root.least + Style.tight) - Style.tight <= root.height
    readonly property list<int> pageOf: {
        const whole = root.packed(root.height);
        return root.brief || whole.every(page => page === 0) ? whole : root.packed(root.height - Style.target - Style.gap);
    }
    readonly property bool paged: root.pages > 1
    readonly property int pages: root.pageOf.length === 0 ? 1 : root.pageOf[root.pageOf.length - 1] + 1
    readonly property real filled: root.rowCount === 0 ? 0 : root.offset(root.rowCount - 1) + root.tall(root.rowCount - 1)
    property int page: 0

    implicitHeight: root.rowCount * (root.least + Style.tight)

    // How high a row is: one line, or two beside one another.
    function tall(row: int): real {
        let tallest = root.alike ? root.least : 1;
        for (let i = row * root.columns; !root.alike && i < Math.min((row + 1) * root.columns, rows.count); i++)
            tallest = Math.max(tallest, rows.itemAt(i)?.implicitHeight ?? 1);
        return tallest;
    }

    // On which page each row stands, in that much room.
    function packed(room: real): list<int> {
        const found = [];
        let page = 0, used = 0;
        for (let row = 0; row < root.rowCount; row++) {
            const height = root.tall(row);
            if (used > 0 && used + height > room) {
                page += 1;
                used = 0;
            }
            used += height + Style.tight;
            found.push(page);
        }
        return found;
    }

    // Where a row begins on its page.
    function offset(row: int): real {
        let above = 0;
        for (let i = row - 1; i >= 0 && root.pageOf[i] === root.pageOf[row]; i--)
            above += root.tall(i) + Style.tight;
        return above;
    }

    Repeater {
        id: rows

        model: root.lines

        LineRow {
            required property int index
            required property Line modelData
            readonly property int row: Math.floor(index / root.columns)

            x: index % root.columns * (width + Style.gap)
            y: root.offset(row)
            // Also one that is turned away has its width: how high it must be shows whether all would fit.
            width: Math.floor((root.width + Style.gap) / root.columns - Style.gap)
            height: root.tall(row)
            visible: root.pageOf[row] === root.page % root.pages
            line: modelData
        }
    }

    Picture {
        readonly property real room: root.height - root.filled - Style.gap

        anchors.horizontalCenter: parent.horizontalCenter
        y: root.filled + Style.gap + (room - height) * 0.4
        width: Math.min(root.width, height * 1.6)
        height: Math.max(0, Math.min(room, Style.mm(120)))
        visible: root.picture !== "" && !root.paged && room > Style.mm(62)
        name: visible ? root.picture : ""
    }

    BarButton {
        objectName: "more"
        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.right: parent.right
        visible: root.paged && !root.brief
        picture: "more"
        //: Turns to the other lines; %1 is the page shown, %2 how many there are
        text: qsTr("Xem thêm (%1/%2)").arg(root.page % root.pages + 1).arg(root.pages)
        onClicked: root.page = root.page + 1
    }
}
