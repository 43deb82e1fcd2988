import QtQuick
import QtQuick.Layouts
import Kiosk
import "../controls"
import "../style"

Page {
    id: root

    required property ShowWayView view

    property int page: 0

    choices: 3
    title: root.view.room
    lead: root.view.place
    leadBold: true

    WayMaps {
        id: maps

        anchors.top: parent.top
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: news.visible ? news.top : parent.bottom
        anchors.bottomMargin: news.visible ? Style.gap : 0
        sheets: root.view.sheets
        page: root.page
    }

    // A wide panel has no room for it among the ways on.
    Note {
        id: news

        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.right: parent.right
        visible: Style.landscape && text !== ""
        tone: root.view.printed ? "good" : "ask"
        picture: root.view.printed ? "ticket" : "warning"
        text: root.view.paper
    }

    actions: [
        WaySteps {
            Layout.fillWidth: true
            steps: maps.shown.steps
            first: maps.shown.first
            arrives: root.page % root.view.sheets.length === root.view.sheets.length - 1
        },
        BigButton {
            objectName: "more"
            visible: root.view.sheets.length > 1
            picture: "more"
            //: ShowWay: turns to the map of the next floor; %1 is the one shown, %2 how many there are
            text: qsTr("Xem tiếp (%1/%2)").arg(root.page % root.view.sheets.length + 1).arg(root.view.sheets.length)
            onClicked: root.page = root.page + 1
        },
        Note {
            objectName: "paper"
            visible: text !== "" && !Style.landscape
            tone: root.view.printed ? "good" : "ask"
            picture: root.view.printed ? "ticket" : "warning"
            text: root.view.paper
        },
        Pair {
            BigButton {
                objectName: "print"
                Layout.preferredWidth: 1
                paired: true
                visible: root.view.printable
                picture: "ticket"
                //: ShowWay: the way on paper
                text: qsTr("In sơ đồ")
                onClicked: root.printWanted()
            }

            BigButton {
                objectName: "finish"
                Layout.preferredWidth: 1
                paired: true
                recommended: true
                picture: "check"
                //: ShowWay: the way is known, the visit is over
                text: qsTr("Xong")
                onClicked: root.finish()
            }
        }
    ]
}
