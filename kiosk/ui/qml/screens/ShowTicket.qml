import QtQuick
import QtQuick.Layouts
import Kiosk
import "../controls"
import "../style"

Page {
    id: root

    required property ShowTicketView view

    centred: true
    //: ShowTicket: the one thing to do
    title: qsTr("Đưa mã QR trên phiếu khám\nvào camera")

    ColumnLayout {
        anchors.fill: parent
        spacing: Style.gap

        CameraPanel {
            Layout.fillWidth: true
            Layout.fillHeight: true
            frames: root.frames
            glimpsed: root.view.glimpsed
            picture: "scan_slip"
            //: ShowTicket: beside the camera
            call: qsTr("Mã ở cuối phiếu khám")
        }

        Note {
            objectName: "unknown"
            visible: root.view.unknown
            tone: "ask"
            picture: "ticket"
            //: ShowTicket: what was held up is not a ticket of today
            text: qsTr("Đây chưa phải phiếu khám hôm nay. Thử phiếu khác.")
        }

        Note {
            picture: "card"
            //: ShowTicket: what to do without a ticket
            text: qsTr("Mất phiếu: bấm “Quay lại”, rồi đặt thẻ căn cước ở màn hình đầu.")
        }
    }
}
