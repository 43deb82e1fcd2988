import QtQuick
import QtQuick.Layouts
import Kiosk
import "../controls"
import "../style"

Page {
    id: root

    required property ShowSlipView view

    centred: true
    //: ShowSlip: how the terminal finds what is owed
    title: qsTr("Đưa phiếu khám\nhoặc thẻ căn cước")
    //: ShowSlip: what is done with it
    lead: qsTr("Máy tìm các khoản phải nộp.")

    ColumnLayout {
        anchors.fill: parent
        spacing: Style.gap

        CameraPanel {
            Layout.fillWidth: true
            Layout.fillHeight: true
            frames: root.frames
            glimpsed: root.view.glimpsed
            //: ShowSlip: beside the camera
            call: qsTr("Đưa mã QR trên phiếu vào camera")
        }

        Note {
            objectName: "unknown"
            visible: root.view.unknown
            tone: "ask"
            picture: "ticket"
            //: ShowSlip: what was held up is not a slip of this hospital
            text: qsTr("Đây không phải phiếu của bệnh viện này. Dùng phiếu khác, hoặc đặt thẻ căn cước.")
        }

        Note {
            picture: "card"
            //: ShowSlip: the other way
            text: qsTr("Không có phiếu: đặt thẻ căn cước lên đầu đọc.")
        }
    }
}
