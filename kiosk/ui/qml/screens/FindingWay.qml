import "../controls"

Working {
    id: root

    //: FindingWay: the way is found
    title: qsTr("Đang tìm đường")
    //: FindingWay: what is done meanwhile
    lead: qsTr("Xin chờ một chút.")
    picture: "way"
}
