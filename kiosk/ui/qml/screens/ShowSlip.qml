import QtQuick
import QtQuick.Layouts
import Kiosk
import "../controls"
import "../style"

Page {
    id: root

    required property ShowSlipView view

    centred: true
    choices: 1
    stacked: true
    title: root.view.scanner && root.view.reader ?
        //: ShowSlip: how the terminal finds what is owed
        qsTr("Đưa phiếu khám\nhoặc thẻ căn cước") : root.view.scanner ?
        //: ShowSlip: the same where there is no reader for the chip
        qsTr("Đưa phiếu khám\nvào camera") : root.view.reader ?
        //: ShowSlip: the same where no code can be read now
        qsTr("Đặt thẻ căn cước\nlên đầu đọc") :
        //: ShowSlip: neither a slip nor a card can be read now
        qsTr("Máy chưa đọc được\nphiếu và thẻ")
    //: ShowSlip: what is done with it
    lead: qsTr("Máy tìm các khoản phải trả.")

    ColumnLayout {
        anchors.fill: parent
        spacing: Style.gap

        GridLayout {
            Layout.fillWidth: true
            Layout.fillHeight: true
            columns: Style.landscape ? 2 : 1
            columnSpacing: Style.gap
            rowSpacing: Style.gap

            CameraPanel {
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.preferredWidth: 1
                Layout.preferredHeight: 1
                visible: root.view.scanner
                frames: root.frames
                glimpsed: root.view.glimpsed
                picture: "scan_slip"
                //: ShowSlip: beside the camera
                call: qsTr("Đưa mã QR trên phiếu vào camera")
            }

            CardPanel {
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.preferredWidth: 1
                Layout.preferredHeight: 1
                visible: root.view.reader
                call: root.view.scanner ?
                    //: ShowSlip: the other way, beside the picture of a card on the reader
                    qsTr("Hoặc đặt thẻ căn cước lên đầu đọc") :
                    //: ShowSlip: beside the picture of a card on the reader, where no code can be read now
                    qsTr("Đặt thẻ căn cước lên đầu đọc")
            }

            Panel {
                Layout.fillWidth: true
                Layout.fillHeight: true
                visible: !root.view.scanner && !root.view.reader

                Picture {
                    anchors.fill: parent
                    anchors.margins: Style.gap * 2
                    name: "card_number"
                }
            }
        }

        Note {
            objectName: "unknown"
            visible: root.view.unknown
            tone: "ask"
            picture: "ticket"
            //: ShowSlip: what was held up is not a slip of this hospital
            text: qsTr("Đây không phải phiếu của bệnh viện này. Dùng phiếu khác, hoặc đặt thẻ căn cước.")
        }
    }

    actions: [
        BigButton {
            objectName: "service_no_card"
            picture: "card"
            recommended: !root.view.scanner && !root.view.reader
            //: ShowCard, ShowSlip: say who one is on the terminal's own keys
            text: qsTr("Nhập số giấy tờ")
            onClicked: root.serviceChosen("no_card")
        }
    ]
}
