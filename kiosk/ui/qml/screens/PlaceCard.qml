import QtQuick
import Kiosk
import "../controls"

Page {
    id: root

    required property View view

    centred: true
    choices: 1
    //: PlaceCard: the printed code was read, now the card itself
    title: qsTr("Đã đọc mã QR.\nĐặt thẻ lên đầu đọc")
    //: PlaceCard: why
    lead: qsTr("Máy đọc chip để xác nhận đúng thẻ.")

    PlacingCard {
        anchors.fill: parent
    }

    actions: [
        BigButton {
            objectName: "without_chip"
            picture: "no_card"
            //: PlaceCard: go on with the printed code alone
            text: qsTr("Bỏ qua bước này")
            onClicked: root.withoutChip()
        }
    ]
}
