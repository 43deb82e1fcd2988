import QtQuick
import QtQuick.Layouts
import Kiosk
import "../controls"
import "../style"

Page {
    id: root

    required property ConfirmView view

    choices: 2
    //: Confirm: is the person on the card the person here
    title: qsTr("Thông tin này có đúng không?")

    ColumnLayout {
        anchors.fill: parent
        spacing: Style.gap

        Item {
            Layout.fillHeight: true
        }

        Panel {
            Layout.fillWidth: true
            Layout.preferredHeight: facts.implicitHeight + 2 * Style.mm(7)

            ColumnLayout {
                id: facts

                anchors.fill: parent
                anchors.margins: Style.mm(7)
                spacing: Style.mm(Style.larger || Style.landscape ? 4 : 10)

                Fact {
                    objectName: "name"
                    picture: "person"
                    //: Confirm: label of the masked name
                    label: qsTr("Họ và tên")
                    value: root.view.name
                    personal: true
                    size: Style.larger ? Style.title : Style.large
                }

                RowLayout {
                    Layout.fillWidth: true
                    spacing: Style.gap

                    ColumnLayout {
                        Layout.fillWidth: true
                        spacing: facts.spacing

                        Fact {
                            objectName: "number"
                            picture: "card"
                            //: Confirm: label of the masked citizen number
                            label: qsTr("Số căn cước")
                            value: root.view.number
                            personal: true
                            size: Style.title
                        }

                        Fact {
                            objectName: "born"
                            picture: "calendar"
                            //: Confirm: label of the year of birth
                            label: qsTr("Năm sinh")
                            value: root.view.born
                            personal: true
                            size: Style.title
                        }
                    }

                    PortraitPicture {
                        objectName: "portrait"
                        Layout.preferredWidth: Style.mm(45)
                        Layout.preferredHeight: Style.mm(60)
                        visible: root.view.pictured
                        image: root.view.portrait
                        Accessible.role: Accessible.Graphic
                        //: Confirm: the picture from the card's chip, read aloud
                        Accessible.name: qsTr("Ảnh trên thẻ")
                    }
                }
            }
        }

        Item {
            Layout.fillHeight: true
        }
    }

    actions: [
        Note {
            objectName: "proven"
            visible: root.view.proven
            tone: "good"
            picture: "shield"
            //: Confirm: the chip has proven who this is
            text: qsTr("Đã xác thực chip")
        },
        Note {
            visible: root.view.active !== ""
            personal: true
            text: root.view.active
        },
        Words {
            objectName: "privacy"
            Layout.fillWidth: true
            color: Style.soft
            //: Confirm: what the hospital uses the card for, and that the terminal keeps nothing
            text: qsTr("Dùng để đăng ký khám và kiểm tra bảo hiểm hôm nay. Máy không lưu lại.")
        },
        BigButton {
            objectName: "agreed"
            picture: "check"
            equal: true
            //: Confirm: yes, that is me, and the hospital may use it
            text: qsTr("Đúng, tôi đồng ý")
            onClicked: root.agreed()
        },
        BigButton {
            objectName: "desk"
            picture: "desk"
            equal: true
            //: Confirm: no, that is not me, or I would rather go to the desk
            text: qsTr("Không, tôi đến quầy")
            onClicked: root.deskChosen()
        }
    ]
}
