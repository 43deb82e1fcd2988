import QtQuick
import QtQuick.Layouts
import Kiosk
import "../controls"
import "../style"

Page {
    id: root

    required property SeenView view

    centred: true
    choices: 6
    //: GiveKey: what opens the chip of the card on the reader
    title: qsTr("Nhập 6 số cuối của số căn cước")

    ColumnLayout {
        anchors.fill: parent
        spacing: Style.gap

        CameraPanel {
            Layout.fillWidth: true
            Layout.fillHeight: true
            frames: root.frames
            glimpsed: root.view.glimpsed
            //: GiveKey: the other way to open the card
            call: qsTr("hoặc đưa mã QR vào camera")
        }
    }

    actions: [
        DigitPad {
            digits: root.restored
            onDigitsChanged: root.draft = digits
            onDone: digits => root.digitsGiven(digits)
        }
    ]
}
