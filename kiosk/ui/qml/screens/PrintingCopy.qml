import "../controls"

Working {
    id: root

    //: PrintingCopy: the copy is on its way to paper
    title: qsTr("Đang in lại phiếu")
    //: PrintingCopy: what is done meanwhile
    lead: qsTr("Phiếu ra ở khe bên dưới.")
    picture: "ticket"
}
