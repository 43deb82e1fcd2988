import "../controls"

Working {
    id: root

    //: Identifying: the hospital is asked who this is
    title: qsTr("Đang tìm hồ sơ")
    //: Identifying: what is done meanwhile
    lead: qsTr("Xin chờ một chút.")
    picture: "search"
}
