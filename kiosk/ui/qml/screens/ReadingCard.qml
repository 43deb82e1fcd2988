import QtQuick
import QtQuick.Layouts
import Kiosk
import "../controls"
import "../style"

Page {
    id: root

    required property ReadingCardView view

    centred: true
    title: root.view.lifted ?
        //: ReadingCard: the card was lifted too early
        qsTr("Đặt thẻ lại lên đầu đọc") :
        //: ReadingCard: the chip is being read
        qsTr("Đang đọc thẻ.\nĐể yên thẻ trên đầu đọc")

    ColumnLayout {
        anchors.fill: parent
        spacing: Style.gap

        Item {
            Layout.fillHeight: true
            Layout.preferredHeight: Style.mm(Style.landscape ? 4 : 36)
        }

        // Lying where it is read; above it, with an arrow, once it was lifted.
        PlacingCard {
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredHeight: Style.mm(130)
            Layout.maximumHeight: Style.mm(150)
            lies: !root.view.lifted
        }

        Rectangle {
            Layout.fillWidth: true
            Layout.preferredHeight: Style.mm(12)
            radius: height / 2
            color: Style.card
            border.width: Style.line
            border.color: Style.edge
            Accessible.role: Accessible.ProgressBar
            //: ReadingCard: name of the progress bar, read aloud
            Accessible.name: qsTr("Đã đọc")

            Rectangle {
                anchors.left: parent.left
                anchors.top: parent.top
                anchors.bottom: parent.bottom
                anchors.margins: Style.mm(1.5)
                width: Math.max(height, (parent.width - 2 * Style.mm(1.5)) * root.view.percent / 100)
                radius: height / 2
                color: Style.main
            }
        }

        Item {
            Layout.fillHeight: true
            Layout.preferredHeight: Style.mm(Style.landscape ? 12 : 60)
        }
    }
}
