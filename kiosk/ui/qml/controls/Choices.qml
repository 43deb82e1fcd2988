pragma ComponentBehavior: Bound

import QtQuick
import Kiosk
import "../style"

// At most six tiles of equal size that fill their room, or leave it to a picture. Where larger letters leave too little
// room for all, a button turns to the rest.
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
    readonly property real room: root.height - (root.paged ? Style.target + Style.gap : 0)
    readonly property int perPage: root.paged ? Math.min(root.limit - 1, root.rows(root.room) * root.columns) : Math.max(1, root.count)
    readonly property int pages: Math.max(1, Math.ceil(root.count / root.perPage))
    property int page: 0

    // Few on a wide panel stand upright, the picture over the words, unless there is much to read; of more the words are
    // larger, where they are all there is.
    readonly property bool plain: root.choices.every(choice => choice.place === "" && choice.people === "" && choice.price === "")
    readonly property bool upright: Style.landscape && root.plain && !(root.count > 4 || Style.larger && root.count > 2) && root.height > Style.mm(root.count > 2 ? 148 : 120)
    readonly property bool grand: Style.landscape && root.plain && !Style.larger && root.choices.every(choice => choice.title.length < 24 && choice.note.length < 25)
    // From how many there are, not from how many are shown: a picture must not make its own tile too high for the rest.
    readonly property real side: {
        const rows = Math.ceil(root.count / root.columns);
        if (root.upright)
            return Style.mm(rows > 1 ? 26 : 40);
        if (Style.larger || !root.plain)
            return Style.mm(rows > 2 ? 13 : 20);
        if (root.grand)
            return Style.mm(22);
        return Style.mm(rows > 4 ? 15 : rows > 2 ? 17 : 24);
    }
    readonly property int rowsShown: Math.ceil(root.perPage / root.columns)
    readonly property real share: (root.room + Style.gap) / root.rowsShown - Style.gap
    readonly property real modest: Math.min(root.share, Math.max(root.least, Style.mm(root.count > 3 ? 52 : 68)))
    readonly property real spare: root.room - root.rowsShown * (root.modest + Style.gap) - Style.gap
    readonly property bool pictured: root.picture !== "" && !Style.landscape && !root.paged && root.spare > Style.mm(62)
    readonly property real tileHeight: Math.floor(root.pictured ? root.modest : root.share)
    readonly property real tileWidth: Math.floor((root.width + Style.gap) / root.columns - Style.gap)

    signal chosen(key: string)

    Repeater {
        id: tiles

        model: root.choices

        ChoiceTile {
            required property int index
            required property Choice modelData

            readonly property int place: index % root.perPage

            x: place % root.columns * (root.tileWidth + Style.gap)
            y: Math.floor(place / root.columns) * (root.tileHeight + Style.gap)
            // Also one that is turned away has its width: how high it must be shows whether all would fit.
            width: root.tileWidth
            height: root.tileHeight
            upright: root.upright
            grand: root.grand
            side: root.side
            visible: Math.floor(index / root.perPage) === root.page % root.pages
            choice: modelData
            personal: root.personal
            onClicked: root.chosen(choice.key)
        }
    }

    // On a wide panel a drawing takes the place that an odd number of tiles leaves.
    Picture {
        x: root.tileWidth + Style.gap
        y: root.height - root.tileHeight
        width: root.tileWidth
        height: root.tileHeight
        visible: root.picture !== "" && root.columns === 2 && !root.paged && root.count > 2 && root.count % 2 === 1
        name: visible ? root.picture : ""
    }

    Picture {
        anchors.horizontalCenter: parent.horizontalCenter
        y: root.height - root.spare + (root.spare - height) * 0.4
        width: Math.min(root.width, height * 1.6)
        height: Math.min(root.spare, Style.mm(120))
        visible: root.pictured
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
