import "../controls"

Working {
    id: root

    //: PrintingTicket: the ticket is on its way to paper
    title: qsTr("Đang in phiếu khám")
    //: PrintingTicket: what is done meanwhile
    lead: qsTr("Phiếu ra ở khe bên dưới.")
    picture: "ticket"
    //: PrintingTicket: what to mind meanwhile
    note: qsTr("Nhớ cầm lại thẻ căn cước.")
}
