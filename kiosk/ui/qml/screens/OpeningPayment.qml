import "../controls"

Working {
    id: root

    //: OpeningPayment: a payment is being opened
    title: qsTr("Đang tạo mã QR\nđể trả tiền")
    //: OpeningPayment: what is done meanwhile
    lead: qsTr("Chuẩn bị điện thoại có ứng dụng ngân hàng.")
    picture: "phone"
}
