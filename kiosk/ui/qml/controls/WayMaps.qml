pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Kiosk
import "../style"

// The way drawn, one floor after the other.
ColumnLayout {
    id: root

    required property list<MapSheet> sheets

    spacing: Style.gap

    Repeater {
        model: root.sheets

        ColumnLayout {
            id: one

            required property MapSheet modelData

            Layout.fillWidth: true
            Layout.fillHeight: true
            spacing: Style.tight

            Words {
                visible: root.sheets.length > 1
                text: one.modelData.title
                font.bold: true
                color: Style.soft
            }

            PlanMap {
                objectName: "map"
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.maximumHeight: width / one.modelData.shape
                sheet: one.modelData
                letters: Style.small
                theme: Style.theme
                Accessible.role: Accessible.Graphic
                //: Name of the map, read aloud; %1 is the floor
                Accessible.name: qsTr("Sơ đồ %1").arg(one.modelData.title)
            }
        }
    }
}
