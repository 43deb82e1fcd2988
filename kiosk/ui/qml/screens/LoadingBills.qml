import "../controls"

Working {
    id: root

    //: LoadingBills: the hospital is asked what is owed
    title: qsTr("Đang xem các khoản\nphải trả")
    //: LoadingBills: what is done meanwhile
    lead: qsTr("Xin chờ một chút.")
    picture: "prices"
}
