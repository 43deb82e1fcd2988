import "../controls"

Working {
    id: root

    //: LoadingPage: a page about the house is fetched
    title: qsTr("Đang tra cứu")
    //: LoadingPage: what is done meanwhile
    lead: qsTr("Xin chờ một chút.")
    picture: "prices"
}
