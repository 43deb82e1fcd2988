import QtQuick
import QtQuick.Layouts
import Kiosk
import "../controls"
import "../style"

Page {
    id: root

    required property OutOfServiceView view

    centred: true
    //: OutOfService: nothing can identify a patient here now
    title: qsTr("Máy này đang tạm nghỉ")
    //: OutOfService: what to do instead
    lead: qsTr("Mời dùng máy bên cạnh hoặc đến quầy tiếp đón.")

    ColumnLayout {
        anchors.fill: parent
        spacing: Style.gap

        Picture {
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.maximumHeight: Style.mm(150)
            name: "paused"
        }

        Note {
            picture: "help"
            //: OutOfService: who helps
            text: qsTr("Bấm “Gọi hỗ trợ”, nhân viên sẽ đến.")
        }

        Words {
            objectName: "cause"
            Layout.fillWidth: true
            visible: root.view.cause !== ""
            horizontalAlignment: Text.AlignHCenter
            font.pixelSize: Style.small
            //: OutOfService: what staff have to mend, below what patients read
            text: qsTr("Dành cho nhân viên:\n%1").arg(root.view.cause)
        }
    }
}
