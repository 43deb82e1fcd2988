import "../controls"

Working {
    id: root

    //: PrintingReceipt: the receipt is on its way to paper
    title: qsTr("Đã nhận đủ tiền.\nĐang in biên lai")
    //: PrintingReceipt: what is done meanwhile
    lead: qsTr("Biên lai ra ở khe bên dưới.")
    picture: "ticket"
}
