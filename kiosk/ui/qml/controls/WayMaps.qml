import QtQuick
import QtQuick.Layouts
import Kiosk
import "../style"

// The way drawn, one floor at a time.
ColumnLayout {
    id: root

    required property list<MapSheet> sheets
    required property int page
    readonly property MapSheet shown: root.sheets.length > 0 ? root.sheets[root.page % root.sheets.length] : null

    spacing: Style.tight

    Words {
        objectName: "floor"
        visible: root.sheets.length > 1
        text: root.shown === null ? "" : root.shown.title
        font.bold: true
        color: Style.soft
    }

    PlanMap {
        objectName: "map"
        Layout.fillWidth: true
        Layout.fillHeight: true
        Layout.maximumHeight: width * 0.8
        sheet: root.shown
        letters: Style.small
        theme: Style.theme
        Accessible.role: Accessible.Graphic
        //: Name of the map, read aloud; %1 is the floor
        Accessible.name: qsTr("Sơ đồ %1").arg(root.shown === null ? "" : root.shown.title)
    }
}
