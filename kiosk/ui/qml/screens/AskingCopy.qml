import "../controls"

Working {
    id: root

    //: AskingCopy: the copy is asked for
    title: qsTr("Đang lấy lại phiếu")
    //: AskingCopy: what is done meanwhile
    lead: qsTr("Xin chờ một chút.")
    picture: "slip"
}
