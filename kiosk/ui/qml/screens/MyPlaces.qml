import QtQuick
import QtQuick.Layouts
import Kiosk
import "../controls"
import "../style"

Page {
    id: root

    required property MyPlacesView view
    // As much air below the room as letters of its size want, where there is any.
    readonly property int foot: Style.landscape || Style.larger ? Style.gap : Style.mm(10)

    choices: root.view.several > 1 ? 4 : 3
    centred: true
    //: MyPlaces: the number that is held
    title: qsTr("Số khám hôm nay")

    ColumnLayout {
        anchors.fill: parent
        spacing: Style.gap

        Panel {
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.minimumHeight: sheet.implicitHeight - Style.mm(44) + Style.gap + root.foot

            ColumnLayout {
                id: sheet

                anchors.fill: parent
                anchors.margins: Style.gap
                anchors.bottomMargin: root.foot
                spacing: Style.tight

                Figure {
                    objectName: "ticket_number"
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    Layout.preferredHeight: Style.mm(70)
                    Layout.minimumHeight: Style.mm(26)
                    text: root.view.held.number
                }

                Words {
                    objectName: "stands"
                    Layout.fillWidth: true
                    visible: text !== ""
                    horizontalAlignment: Text.AlignHCenter
                    text: root.view.stands
                    font.pixelSize: Style.title
                    font.bold: true
                }

                Detail {
                    Layout.alignment: Qt.AlignHCenter
                    picture: "clock"
                    text: root.view.expected
                }

                Words {
                    Layout.fillWidth: true
                    horizontalAlignment: Text.AlignHCenter
                    visible: root.view.held.clinic !== ""
                    text: root.view.held.clinic
                    font.bold: true
                }

                Words {
                    objectName: "room"
                    Layout.fillWidth: true
                    horizontalAlignment: Text.AlignHCenter
                    text: root.view.held.room
                    font.pixelSize: Style.large
                    font.bold: true
                }
            }
        }
    }

    actions: [
        Note {
            objectName: "enough"
            visible: root.view.enough
            tone: "ask"
            picture: "ticket"
            //: MyPlaces: there are copies enough
            text: qsTr("Đã in lại đủ số lần. Nhớ số này, hoặc đến quầy.")
        },
        BigButton {
            objectName: "next"
            visible: root.view.several > 1
            picture: "more"
            //: MyPlaces: turns to the next number; %1 is the one shown, %2 how many there are
            text: qsTr("Số khác (%1/%2)").arg(root.view.shown).arg(root.view.several)
            onClicked: root.nextShown()
        },
        Pair {
            // A wide panel has room below one another while nothing else has to be told.
            columns: Style.landscape && !root.view.enough && root.view.several < 2 ? 1 : 2

            BigButton {
                objectName: "way"
                Layout.preferredWidth: 1
                paired: true
                visible: !root.view.wayless
                picture: "signpost"
                //: MyPlaces: the way to the room
                text: qsTr("Đường đi")
                onClicked: root.wayWanted()
            }

            BigButton {
                objectName: "copy"
                Layout.preferredWidth: 1
                paired: true
                visible: root.view.printable
                picture: "ticket"
                //: MyPlaces: print the slip once more
                text: qsTr("In lại phiếu")
                onClicked: root.copyWanted()
            }
        },
        BigButton {
            objectName: "finish"
            recommended: true
            picture: "check"
            //: MyPlaces: the visit to the terminal is over
            text: qsTr("Xong")
            onClicked: root.finish()
        }
    ]
}
