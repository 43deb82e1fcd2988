import "../controls"

Working {
    id: root

    //: CheckingCoverage: the insurer is asked about the card
    title: qsTr("Đang hỏi bảo hiểm y tế")
    //: CheckingCoverage: what is done meanwhile
    lead: qsTr("Máy đang hỏi cơ quan bảo hiểm, có khi mất vài giây.")
    picture: "insurance"
}
