pragma ComponentBehavior: Bound

import QtQuick
import Kiosk

// The code that a slip bears, to be photographed where no slip came out. Made only where it is shown.
Loader {
    id: root

    property string text: ""

    active: visible && text !== ""
    sourceComponent: QrCode {
        objectName: "slip_code"
        text: root.text
        Accessible.role: Accessible.Graphic
        //: Registered: the code that stands for the slip, to be photographed; read aloud
        Accessible.name: qsTr("Mã QR thay cho phiếu")
    }
}
