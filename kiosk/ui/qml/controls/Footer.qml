import QtQuick
import "../style"

// The fixed bar below: back or lower, easier to read, help. Always in the same places.
Rectangle {
    id: root

    property bool back: false
    // In the empty place of "back", on the attract screen only: whoever needs it begins with it.
    property bool lowers: false
    property bool low: false
    property bool reads: true
    property string home: "light"
    property bool help: false
    property bool coming: false
    property bool called: false
    readonly property int level: reading.level

    signal backed
    signal lowered
    signal helped

    // Letters and colours as everybody finds them.
    function restore(): void {
        reading.restore();
    }

    height: Style.footer
    color: Style.card

    BarButton {
        objectName: "back"
        anchors.left: parent.left
        anchors.leftMargin: Style.margin
        anchors.verticalCenter: parent.verticalCenter
        visible: root.back
        picture: "back"
        //: Fixed bar: one screen back
        text: qsTranslate("Main", "Quay lại")
        onClicked: root.backed()
    }

    LowButton {
        anchors.left: parent.left
        anchors.leftMargin: Style.margin
        anchors.verticalCenter: parent.verticalCenter
        visible: root.lowers
        low: root.low
        onClicked: root.lowered()
    }

    ReadingButton {
        id: reading

        objectName: "larger_text"
        home: root.home
        anchors.centerIn: parent
        visible: root.reads
    }

    HelpButton {
        anchors.right: parent.right
        anchors.rightMargin: Style.margin
        anchors.verticalCenter: parent.verticalCenter
        visible: root.help
        coming: root.coming
        called: root.called
        onClicked: root.helped()
    }
}
