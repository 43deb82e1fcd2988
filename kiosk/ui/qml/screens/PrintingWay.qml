import "../controls"

Working {
    id: root

    //: PrintingWay: the way is on its way to paper
    title: qsTr("Đang in sơ đồ")
    //: PrintingWay: what is done meanwhile
    lead: qsTr("Giấy ra ở khe bên dưới.")
    picture: "ticket"
}
