pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Kiosk
import "../controls"
import "../style"

Page {
    id: root

    required property WelcomeView view
    readonly property bool reads: root.view.reader || root.view.scanner
    // The way on is wider than the others on a wide panel; large letters need all of them alike.
    readonly property bool broad: root.view.leads && !Style.larger

    centred: true
    choices: root.view.services.length
    stacked: true
    titleSize: Style.large
    leadBold: true
    title: root.view.title
    lead: root.view.lead

    ColumnLayout {
        anchors.fill: parent
        spacing: Style.gap

        Note {
            objectName: "paperless"
            visible: text !== ""
            tone: "ask"
            picture: "ticket"
            text: root.view.paperless
        }

        Invitation {
            Layout.fillWidth: true
            Layout.fillHeight: true
            visible: root.reads
            frames: root.frames
            glimpsed: root.view.glimpsed
            reader: root.view.reader
            scanner: root.view.scanner
        }

        Panel {
            Layout.fillWidth: true
            Layout.fillHeight: true
            visible: !root.reads

            Picture {
                anchors.fill: parent
                anchors.margins: Style.gap * 2
                name: root.view.alone ? "link" : "card_number"
            }
        }
    }

    actions: [
        GridLayout {
            Layout.fillWidth: true
            columns: !Style.landscape ? 2 : root.broad ? 2 * root.view.services.length + 1 : root.view.services.length
            rowSpacing: Style.gap
            columnSpacing: Style.gap

            Repeater {
                // By their count: the camera tells of itself while a finger lies on a tile, which must stay the same one.
                // Other services are another count, and other tiles: no finger lies on those.
                model: root.view.services.length

                ServiceTile {
                    required property int index

                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    Layout.preferredWidth: Layout.columnSpan
                    // The first is alone in its row where it leads; whoever is left over takes a row too.
                    readonly property int after: root.view.services.length - (root.view.leads ? 1 : 0)
                    readonly property bool wide: root.view.leads && index === 0 || after % 2 === 1 && index === root.view.services.length - 1

                    Layout.columnSpan: !Style.landscape ? (wide ? 2 : 1) : !root.broad ? 1 : index === 0 ? 3 : 2
                    choice: root.view.services[index] as Choice
                    recommended: root.view.leads && index === 0
                    brief: true
                    onClicked: root.serviceChosen(choice.key)
                }
            }
        }
    ]
}
