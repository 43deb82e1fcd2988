import "../controls"

Working {
    id: root

    //: FindingTicket: the ticket is looked up
    title: qsTr("Đang xem phiếu khám")
    //: FindingTicket: what is done meanwhile
    lead: qsTr("Xin chờ một chút.")
    picture: "prices"
}
