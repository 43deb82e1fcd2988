pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Kiosk
import "../style"

// At most six tiles of equal height. Where larger letters leave too little room for all, a button turns to the rest.
Item {
    id: root

    required property list<Choice> choices
    // Whether they are about this patient alone: told to a headset only.
    property bool personal: false
    // What fills the room that few tiles leave.
    property string picture: ""
    readonly property int columns: Style.landscape ? 2 : 1
    readonly property int count: root.choices.length
    readonly property real least: {
        let tallest = Style.tall;
        for (let i = 0; i < tiles.count; i++) {
            const tile = tiles.itemAt(i);
            if (tile !== null)
                tallest = Math.max(tallest, tile.implicitHeight);
        }
        return tallest;
    }

    function rows(room: real): int {
        return Math.max(1, Math.floor((room + Style.gap) / (root.least + Style.gap)));
    }

    // How many things may be offered at once, the button to the rest among them.
    property int limit: 6
    readonly property int all: Math.min(root.limit, root.rows(root.height) * root.columns)
    readonly property bool paged: root.count > root.all
    readonly property int perPage: root.paged ? Math.min(root.limit - 1, root.rows(root.height - Style.target - Style.gap) * root.columns) : root.count
    readonly property int pages: Math.max(1, Math.ceil(root.count / Math.max(1, root.perPage)))
    property int page: 0

    signal chosen(key: string)

    GridLayout {
        id: grid

        anchors.top: parent.top
        anchors.left: parent.left
        anchors.right: parent.right
        columns: root.columns
        columnSpacing: Style.gap
        rowSpacing: Style.gap

        Repeater {
            id: tiles

            model: root.choices

            ChoiceTile {
                required property int index
                required property Choice modelData

                readonly property int rowsShown: Math.ceil(Math.min(root.perPage, root.count) / root.columns)
                readonly property real share: (root.height - (root.paged ? Style.target + Style.gap : 0) + Style.gap) / rowsShown - Style.gap

                Layout.fillWidth: true
                Layout.preferredWidth: 1
                Layout.preferredHeight: Math.min(share, Math.max(root.least, Style.mm(root.count > 3 ? 52 : 68)))
                visible: Math.floor(index / Math.max(1, root.perPage)) === root.page % root.pages
                choice: modelData
                personal: root.personal
                onClicked: root.chosen(choice.key)
            }
        }
    }

    Picture {
        readonly property real room: root.height - grid.height - 2 * Style.gap

        anchors.horizontalCenter: parent.horizontalCenter
        y: grid.height + 2 * Style.gap + (room - height) * 0.4
        width: Math.min(root.width, height * 1.6)
        height: Math.min(room, Style.mm(120))
        visible: !root.paged && room > Style.mm(62)
        name: visible ? root.picture : ""
    }

    BarButton {
        objectName: "more"
        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.right: parent.right
        visible: root.paged
        picture: "more"
        //: Turns to the other choices; %1 is the page shown, %2 how many there are
        text: qsTr("Xem thêm (%1/%2)").arg(root.page % root.pages + 1).arg(root.pages)
        onClicked: root.page = root.page + 1
    }
}
