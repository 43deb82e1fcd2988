pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Kiosk
import "../controls"
import "../style"

Page {
    id: root

    required property ChooseServiceView view

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
                // A wide panel, or a full menu, has no room for a second line of larger letters.
                brief: Style.larger && (Style.landscape || root.view.others.length > 4)
                choice: modelData
                onClicked: root.serviceChosen(choice.key)
            }
        }
    ]
}
