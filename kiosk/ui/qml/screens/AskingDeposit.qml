import "../controls"

Working {
    id: root

    //: AskingDeposit: a deposit is being made a bill
    title: qsTr("Đang lập phiếu tạm ứng")
    //: AskingDeposit: what is done meanwhile
    lead: qsTr("Xin chờ một chút.")
    picture: "wallet"
}
