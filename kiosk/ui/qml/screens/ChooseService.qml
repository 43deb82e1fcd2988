pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Kiosk
import "../controls"
import "../style"

Page {
    id: root

    required property ChooseServiceView view
    readonly property bool full: root.view.others.length > 4

    alike: Style.landscape && !Style.larger
    part: Style.larger ? 0.5 : 0.44
    choices: 1 + root.view.others.length
    //: ChooseService: what the visitor came for
    title: qsTr("Hôm nay cần làm gì?")

    ServiceTile {
        anchors.fill: parent
        recommended: true
        choice: root.view.first
        onClicked: root.serviceChosen(choice.key)
    }

    actions: [
        Repeater {
            model: root.view.others

            ServiceTile {
                required property Choice modelData

                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.minimumHeight: implicitHeight
                Layout.maximumHeight: Style.landscape ? Infinity : implicitHeight
                // A wide panel has no room for a second line of larger letters, with a full menu for none.
                brief: root.full ? Style.larger || Style.landscape : Style.larger && Style.landscape
                choice: modelData
                onClicked: root.serviceChosen(choice.key)
            }
        }
    ]
}
