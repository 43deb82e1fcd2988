pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import "../style"

// Our own digits: six boxes that fill, ten keys, one that takes back, one that is done.
ColumnLayout {
    id: root

    property string digits: ""
    readonly property int wanted: 6
    readonly property bool full: root.digits.length === root.wanted

    signal done(digits: string)

    Layout.fillWidth: true
    spacing: Style.gap

    function press(digit: string): void {
        if (!root.full)
            root.digits += digit;
    }

    RowLayout {
        Layout.alignment: Qt.AlignHCenter
        spacing: Style.tight
        //: DigitPad: the boxes, read aloud; %1 is how many digits are there, %2 how many are wanted
        readonly property string spoken: qsTr("Đã nhập %1 trên %2 số").arg(root.digits.length).arg(root.wanted)

        Accessible.role: Accessible.EditableText
        Accessible.name: spoken

        Repeater {
            model: root.wanted

            Rectangle {
                id: box

                required property int index

                implicitWidth: Style.mm(20)
                implicitHeight: Style.mm(Style.landscape ? 21 : 26)
                radius: Style.radius / 2
                color: Style.card
                border.width: box.index === root.digits.length ? Style.line * 2 : Style.line
                border.color: box.index === root.digits.length ? Style.main : Style.edge

                Words {
                    anchors.centerIn: parent
                    text: root.digits.charAt(box.index)
                    font.pixelSize: Style.capital(Style.landscape ? 9.5 : 12)
                    font.bold: true
                    Accessible.ignored: true
                }
            }
        }
    }

    GridLayout {
        Layout.fillWidth: true
        columns: 3
        columnSpacing: Style.mm(4.5)
        rowSpacing: Style.mm(Style.landscape ? 3.4 : 4.5)

        Repeater {
            model: ["1", "2", "3", "4", "5", "6", "7", "8", "9"]

            DigitKey {
                required property string modelData

                text: modelData
                onClicked: root.press(modelData)
            }
        }

        KeyButton {
            objectName: "erase"
            picture: "back"
            //: DigitPad: takes the last digit back
            text: qsTr("Xóa")
            onClicked: root.digits = root.digits.slice(0, -1)
        }

        DigitKey {
            text: "0"
            onClicked: root.press("0")
        }

        KeyButton {
            objectName: "digits_done"
            picture: "check"
            ready: root.full
            //: DigitPad: all six digits are there, go on
            text: qsTr("Xong")
            onClicked: {
                if (root.full)
                    root.done(root.digits);
            }
        }
    }
}
