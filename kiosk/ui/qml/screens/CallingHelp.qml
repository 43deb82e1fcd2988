import "../controls"

Working {
    id: root

    //: CallingHelp: somebody is being called
    title: qsTr("Đang gọi nhân viên")
    //: CallingHelp: what to do meanwhile
    lead: qsTr("Xin đứng tại máy.")
    picture: "helper"
}
