import QtQuick
import QtQuick.Layouts
import Kiosk
import "../controls"
import "../style"

Page {
    id: root

    required property View view

    choices: 2
    centred: true
    //: StillThere: nobody touched the screen for a while
    title: qsTr("Quý khách còn ở đây không?")
    //: StillThere: what happens at the end of the countdown
    lead: qsTr("Hết giờ, máy sẽ xóa thông tin và về màn hình đầu.")

    ColumnLayout {
        anchors.fill: parent
        spacing: 0

        Item {
            Layout.fillHeight: true
        }

        Figure {
            objectName: "countdown"
            Layout.fillWidth: true
            Layout.preferredHeight: Style.mm(78)
            text: root.secondsLeft
        }

        Words {
            Layout.fillWidth: true
            horizontalAlignment: Text.AlignHCenter
            //: StillThere: unit of the countdown above
            text: qsTr("giây nữa")
            font.pixelSize: Style.strong
        }

        Item {
            Layout.fillHeight: true
        }
    }

    actions: [
        BigButton {
            objectName: "stay"
            implicitHeight: Style.mm(60)
            grand: true
            recommended: true
            picture: "hand"
            //: StillThere: I am still here
            text: qsTr("Tôi vẫn ở đây")
            onClicked: root.stay()
        },
        BigButton {
            objectName: "finish"
            picture: "lock"
            //: StillThere: end now and forget everything
            text: qsTr("Kết thúc, xóa thông tin")
            onClicked: root.finish()
        }
    ]
}
