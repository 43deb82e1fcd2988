import QtQuick
import QtQuick.Layouts
import Kiosk
import "../controls"
import "../style"

// How loud and how bright: each touch is heard or seen at once.
StaffPage {
    id: root

    required property DialsView view

    stacked: true
    title: root.view.title
    lead: root.view.lead

    ColumnLayout {
        anchors.fill: parent
        spacing: Style.gap

        Note {
            objectName: "note"
            visible: root.view.note !== ""
            tone: root.view.tone
            picture: root.view.noteIcon
            text: root.view.note
        }

        GridLayout {
            Layout.fillWidth: true
            columns: Style.landscape ? 2 : 1
            columnSpacing: Style.gap
            rowSpacing: Style.gap

            StaffDial {
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                Layout.fillHeight: Style.landscape
                name: "volume"
                picture: "sound"
                //: StaffDials: the loudspeaker
                title: qsTr("Âm lượng loa")
                //: StaffDials: the loudspeaker one step softer
                less: qsTr("Nhỏ hơn")
                //: StaffDials: the loudspeaker one step louder
                more: qsTr("To hơn")
                tens: root.view.volume
                missing: root.view.silent
                onUp: root.chosen("louder")
                onDown: root.chosen("softer")
            }

            StaffDial {
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                Layout.fillHeight: Style.landscape
                name: "light"
                picture: "contrast"
                //: StaffDials: the panel's light
                title: qsTr("Độ sáng màn hình")
                //: StaffDials: the panel one step darker
                less: qsTr("Tối hơn")
                //: StaffDials: the panel one step brighter
                more: qsTr("Sáng hơn")
                tens: root.view.light
                missing: root.view.dark
                onUp: root.chosen("brighter")
                onDown: root.chosen("darker")
            }
        }

        Busy {
            Layout.alignment: Qt.AlignHCenter
            visible: !root.view.known
        }

        Item {
            Layout.fillHeight: true
        }
    }

    actions: [
        BigButton {
            objectName: "listen"
            visible: root.view.volume >= 0
            picture: "sound"
            //: StaffDials: say something as loud as it is now
            text: qsTr("Nghe thử")
            onClicked: root.chosen("listen")
        }
    ]
}
