import QtQuick
import QtQuick.Layouts
import Kiosk
import "../controls"
import "../style"

Page {
    id: root

    required property CopiedView view

    choices: 1
    centred: true
    //: Copied: the slip was printed once more, or the number is to be remembered
    title: root.view.printed ? qsTr("Đã in lại phiếu") :
        //: Copied: no paper came out
        qsTr("Số khám của Quý khách")

    ColumnLayout {
        anchors.fill: parent
        spacing: Style.gap

        Picture {
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.maximumHeight: Style.mm(110)
            Layout.minimumHeight: 0
            name: root.view.printed ? "ticket" : "trouble"
        }

        Panel {
            Layout.fillWidth: true
            Layout.preferredHeight: goal.implicitHeight + 2 * Style.gap

            ColumnLayout {
                id: goal

                anchors.fill: parent
                anchors.margins: Style.gap
                spacing: 0

                Figure {
                    objectName: "ticket_number"
                    Layout.fillWidth: true
                    Layout.preferredHeight: Style.mm(root.view.printed ? 38 : 70)
                    largest: root.view.printed ? Style.huge * 1.3 : Style.giant
                    text: root.view.number
                }

                Words {
                    objectName: "room"
                    Layout.fillWidth: true
                    horizontalAlignment: Text.AlignHCenter
                    text: root.view.room
                    font.pixelSize: Style.large
                    font.bold: true
                }
            }
        }
    }

    actions: [
        Note {
            objectName: "paper"
            tone: root.view.printed ? "good" : "ask"
            picture: root.view.printed ? "ticket" : "warning"
            text: root.view.paper
        },
        BigButton {
            objectName: "finish"
            recommended: true
            picture: "check"
            //: Copied: the visit to the terminal is over
            text: qsTr("Xong")
            onClicked: root.finish()
        }
    ]
}
