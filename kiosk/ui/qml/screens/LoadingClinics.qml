import "../controls"

Working {
    id: root

    //: LoadingClinics: today's clinics are fetched
    title: qsTr("Đang xem các phòng khám")
    //: LoadingClinics: what is done meanwhile
    lead: qsTr("Xin chờ một chút.")
    picture: "clinics"
}
