import "../style"

// Signs of danger: the one way on that may look unlike the others.
BigButton {
    objectName: "emergency"
    fill: Style.urgent
    fillDown: Style.down
    border: Style.urgentInk
    thickness: Style.line * 2
    tint: Style.urgentInk
    picture: "emergency"
    //: On every help screen: touch it if somebody is in danger
    text: qsTr("Đau ngực, khó thở, yếu nửa người?")
    //: On every help screen: what the button above leads to
    detail: qsTr("Đến Cấp cứu ngay")
}
