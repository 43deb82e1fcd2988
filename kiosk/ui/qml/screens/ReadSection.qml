import QtQuick
import QtQuick.Layouts
import Kiosk
import "../controls"
import "../style"

Page {
    id: root

    required property ReadSectionView view

    choices: 2
    stacked: true
    title: root.view.title

    Lines {
        anchors.fill: parent
        lines: root.view.lines
    }

    actions: [
        Words {
            objectName: "note"
            Layout.fillWidth: true
            visible: text !== ""
            color: Style.soft
            text: root.view.note
        },
        BigButton {
            objectName: "finish"
            picture: "check"
            //: ReadSection: all is read, the visit is over
            text: qsTr("Xong")
            onClicked: root.finish()
        }
    ]
}
