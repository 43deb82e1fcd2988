import QtQuick
import QtQuick.Layouts
import "../style"

// Whom this is about, masked: name, number, year of birth, and the picture where a chip gave one.
Panel {
    id: root

    property string name: ""
    property string number: ""
    property string born: ""
    // The picture from a chip; it is made only where there is one.
    property Component portrait: null

    Layout.fillWidth: true
    implicitHeight: row.implicitHeight + 2 * Style.mm(6)

    RowLayout {
        id: row

        anchors.fill: parent
        anchors.margins: Style.mm(6)
        spacing: Style.gap

        ColumnLayout {
            Layout.fillWidth: true
            spacing: Style.mm(Style.larger || Style.landscape ? 2 : 5)

            Fact {
                objectName: "name"
                picture: "person"
                //: Consent: label of the masked name
                label: Style.larger ? "" : qsTr("Họ và tên")
                value: root.name
                personal: true
                size: Style.title
            }

            Fact {
                objectName: "number"
                picture: "card"
                //: Consent: label of the masked number
                label: Style.larger ? "" : qsTr("Số giấy tờ")
                value: root.number
                personal: true
            }

            Fact {
                objectName: "born"
                picture: "calendar"
                //: Consent: label of the year of birth
                label: Style.larger ? "" : qsTr("Năm sinh")
                //: Consent: the year of birth in one line, where letters are large
                value: Style.larger ? qsTr("Sinh năm %1").arg(root.born) : root.born
                personal: true
            }
        }

        Loader {
            Layout.preferredWidth: Style.mm(39)
            Layout.preferredHeight: Style.mm(52)
            visible: root.portrait !== null
            sourceComponent: root.portrait
            Accessible.role: Accessible.Graphic
            //: Consent: the picture from the card's chip, read aloud
            Accessible.name: qsTr("Ảnh trên thẻ")
        }
    }
}
