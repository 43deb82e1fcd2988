import QtQuick
import QtQuick.Layouts
import Kiosk
import "../controls"
import "../style"

Page {
    id: root

    required property AtDeskView view

    choices: 1
    centred: true
    title: root.view.desk
    lead: root.view.reason

    ColumnLayout {
        anchors.fill: parent
        spacing: Style.gap

        Words {
            objectName: "sign"
            Layout.fillWidth: true
            horizontalAlignment: Text.AlignHCenter
            visible: text !== ""
            text: root.view.sign
            font.pixelSize: Style.large
            font.bold: true
            color: Style.main
        }

        Picture {
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.maximumHeight: Style.mm(120)
            Layout.minimumHeight: 0
            name: "desk"
        }

        Panel {
            Layout.fillWidth: true
            Layout.preferredHeight: mark.implicitHeight + 2 * Style.gap
            visible: root.view.reference !== ""

            ColumnLayout {
                id: mark

                anchors.fill: parent
                anchors.margins: Style.gap
                spacing: 0

                Words {
                    Layout.fillWidth: true
                    horizontalAlignment: Text.AlignHCenter
                    color: Style.soft
                    //: AtDesk: label of what finds the case at the desk; the slip calls it the same
                    text: qsTr("Mã tra cứu cho nhân viên")
                }

                Figure {
                    objectName: "reference"
                    Layout.fillWidth: true
                    Layout.preferredHeight: Style.mm(26)
                    largest: Style.huge
                    minimumPixelSize: Style.small
                    text: root.view.reference
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
            //: AtDesk: the visit to the terminal is over
            text: qsTr("Xong")
            onClicked: root.finish()
        }
    ]
}
