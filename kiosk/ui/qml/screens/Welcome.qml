pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Kiosk
import "../controls"
import "../style"

Page {
    id: root

    required property WelcomeView view

    centred: true
    choices: root.view.services.length
    stacked: true
    titleSize: Style.large
    leadBold: true
    title: !root.view.scanner ?
        //: Welcome: the one thing to do where no code can be read now
        qsTr("Đặt thẻ căn cước\nlên đầu đọc") : root.view.reader ?
        //: Welcome: the one thing to do; the card lies on the reader or its code is held to the camera
        qsTr("Đặt thẻ căn cước\nhoặc quét mã QR") :
        //: Welcome: the one thing to do where there is no reader for the chip
        qsTr("Quét mã QR\ntrên thẻ căn cước")
    //: Welcome: what the terminal is for
    lead: qsTr("Đăng ký · Bảo hiểm · Trả tiền")

    Invitation {
        anchors.fill: parent
        frames: root.frames
        glimpsed: root.view.glimpsed
        reader: root.view.reader
        scanner: root.view.scanner
    }

    actions: [
        GridLayout {
            Layout.fillWidth: true
            columns: Math.min(root.view.services.length, Style.landscape ? 4 : 2)
            rowSpacing: Style.gap
            columnSpacing: Style.gap

            Repeater {
                model: root.view.services

                ServiceTile {
                    required property Choice modelData

                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    Layout.preferredWidth: 1
                    choice: modelData
                    brief: true
                    onClicked: root.serviceChosen(choice.key)
                }
            }
        }
    ]
}
