import "../controls"

Working {
    id: root

    //: LoadingResults: results are asked after
    title: qsTr("Đang xem kết quả")
    //: LoadingResults: what is done meanwhile
    lead: qsTr("Chỉ xem đã có hay chưa.")
    picture: "results"
}
