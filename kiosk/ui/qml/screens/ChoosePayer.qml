import QtQuick
import QtQuick.Layouts
import Kiosk
import "../controls"
import "../style"

Page {
    id: root

    required property ChoosePayerView view
    // For information only: large letters have no room for it.
    readonly property bool remarks: root.view.sure && !Style.larger
    // Large letters on a wide panel take the air around them.
    readonly property int air: Style.mm(Style.landscape && Style.larger ? 2 : 6)

    choices: root.view.wantsCard || root.view.usable ? 3 : 2
    //: ChoosePayer: who pays for the examination
    title: qsTr("Chọn cách khám")

    ColumnLayout {
        anchors.fill: parent
        spacing: Style.gap

        Note {
            objectName: "coverage"
            tone: root.view.sure ? "good" : "ask"
            picture: root.view.sure ? "check" : "info"
            personal: true
            text: root.view.headline
        }

        Words {
            Layout.fillWidth: true
            visible: text !== ""
            personal: true
            text: root.view.advice
        }

        Panel {
            Layout.fillWidth: true
            Layout.preferredHeight: facts.implicitHeight + 2 * root.air
            visible: root.view.card !== "" || root.view.valid !== "" || root.view.line !== ""

            ColumnLayout {
                id: facts

                anchors.fill: parent
                anchors.margins: root.air
                spacing: Math.round(root.air * 0.6)

                Fact {
                    picture: "shield"
                    //: ChoosePayer: label of the masked insurance card
                    label: qsTr("Thẻ bảo hiểm y tế")
                    value: root.view.card
                    personal: true
                }

                Fact {
                    picture: "calendar"
                    //: ChoosePayer: label of the last day of the insurance card
                    label: qsTr("Dùng được đến")
                    value: root.view.valid
                    personal: true
                }

                Words {
                    Layout.fillWidth: true
                    visible: text !== ""
                    personal: true
                    text: root.view.line
                }

                Words {
                    Layout.fillWidth: true
                    visible: root.remarks && root.view.facility !== ""
                    personal: true
                    //: ChoosePayer: %1 is the hospital or health station the card is registered with
                    text: qsTr("Nơi đăng ký ban đầu: %1").arg(root.view.facility)
                }

                Words {
                    Layout.fillWidth: true
                    visible: root.remarks && root.view.fiveYears !== ""
                    personal: true
                    //: ChoosePayer: %1 is the day from which five insured years without a gap are full
                    text: qsTr("Đủ 5 năm liên tục từ %1").arg(root.view.fiveYears)
                }
            }
        }

        Picture {
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.minimumHeight: 0
            Layout.preferredHeight: 1
            name: root.view.deskFirst ? "desk" : "insurance"
        }
    }

    actions: [
        BigButton {
            objectName: "payer_bhyt"
            visible: root.view.usable
            recommended: true
            picture: "shield"
            //: ChoosePayer: examination paid by health insurance
            text: qsTr("Khám bảo hiểm y tế")
            onClicked: root.payerChosen("bhyt")
        },
        BigButton {
            objectName: "type_card"
            visible: root.view.wantsCard
            recommended: true
            picture: "card"
            //: ChoosePayer: another card's number may be found
            text: qsTr("Nhập mã thẻ bảo hiểm")
            onClicked: root.paperAsked()
        },
        BigButton {
            objectName: "payer_self_pay"
            recommended: !root.view.usable && !root.view.deskFirst && !root.view.wantsCard
            picture: "wallet"
            //: ChoosePayer: examination paid by the patient
            text: qsTr("Khám tự trả tiền")
            onClicked: root.payerChosen("self_pay")
        },
        BigButton {
            objectName: "desk"
            recommended: root.view.deskFirst
            picture: "desk"
            //: ChoosePayer: ask the insurance desk
            text: qsTr("Hỏi quầy bảo hiểm")
            onClicked: root.deskChosen()
        }
    ]
}
