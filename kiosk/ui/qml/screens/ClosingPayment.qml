import "../controls"

Working {
    id: root

    //: ClosingPayment: is there money or not
    title: qsTr("Đang hỏi ngân hàng")
    //: ClosingPayment: what is done meanwhile
    lead: qsTr("Máy đang xem tiền đã vào chưa.")
    picture: "bank"
    //: ClosingPayment: what to mind meanwhile
    note: qsTr("Đã chuyển tiền rồi thì đừng chuyển lần nữa.")
}
