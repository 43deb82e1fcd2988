import "../controls"

Working {
    id: root

    //: PrintingSlip: a slip for the desk is on its way to paper
    title: qsTr("Đang in phiếu ưu tiên")
    //: PrintingSlip: what is done meanwhile
    lead: qsTr("Phiếu ra ở khe bên dưới.")
    picture: "ticket"
    //: PrintingSlip: what to mind meanwhile
    note: qsTr("Nhớ cầm lại giấy tờ.")
}
