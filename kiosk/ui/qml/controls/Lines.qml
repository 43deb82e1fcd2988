pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
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

    implicitHeight: Math.ceil(root.count / root.columns) * (root.least + Style.tight)

    function fit(room: real): int {
        return Math.max(1, Math.floor((room + Style.tight) / (root.least + Style.tight))) * root.columns;
    }

    readonly property bool paged: root.count > root.fit(root.height)
    readonly property int perPage: !root.paged ? Math.max(1, root.count) : root.fit(root.height - (root.brief ? 0 : Style.target + Style.gap))
    readonly property int pages: Math.max(1, Math.ceil(root.count / root.perPage))
    property int page: 0

    GridLayout {
        id: grid

        anchors.top: parent.top
        anchors.left: parent.left
        anchors.right: parent.right
        columns: root.columns
        columnSpacing: Style.gap
        rowSpacing: Style.tight

        Repeater {
            id: rows

            model: root.lines

            LineRow {
                required property int index
                required property Line modelData

                Layout.fillWidth: true
                Layout.preferredWidth: 1
                Layout.preferredHeight: root.least
                visible: Math.floor(index / root.perPage) === root.page % root.pages
                line: modelData
            }
        }
    }

    Picture {
        readonly property real room: root.height - grid.height - Style.gap

        anchors.horizontalCenter: parent.horizontalCenter
        y: grid.height + Style.gap + (room - height) * 0.4
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
