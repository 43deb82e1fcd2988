import "../controls"

Working {
    id: root

    //: TakingNumber: the number is being taken
    title: qsTr("Đang lấy số khám")
    //: TakingNumber: what is done meanwhile
    lead: qsTr("Xin chờ một chút.")
    picture: "clinics"
}
