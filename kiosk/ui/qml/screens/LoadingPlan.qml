import "../controls"

Working {
    id: root

    //: LoadingPlan: the plan is opened
    title: qsTr("Đang mở sơ đồ")
    //: LoadingPlan: what is done meanwhile
    lead: qsTr("Xin chờ một chút.")
    picture: "way"
}
