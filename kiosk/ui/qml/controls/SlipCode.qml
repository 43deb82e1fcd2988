import QtQuick
import Kiosk

// The code that a slip bears, to be photographed where no slip came out.
QrCode {
    objectName: "slip_code"
    Accessible.role: Accessible.Graphic
    //: Registered: the code that stands for the slip, to be photographed; read aloud
    Accessible.name: qsTr("Mã QR thay cho phiếu")
}
