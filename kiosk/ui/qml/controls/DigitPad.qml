pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import "../style"

// Our own digits: boxes in groups that fill, ten keys, one that takes back, one that is done.
ColumnLayout {
    id: root

    property string digits: ""
    property list<int> groups: [6]
    // Written over each group; empty where they are one number.
    property list<string> heads: []
    // Dots instead of digits: nobody beside reads them.
    property bool hidden: false
    readonly property int wanted: {
        let sum = 0;
        for (const group of root.groups)
            sum += group;
        return sum;
    }
    readonly property bool full: root.digits.length === root.wanted
    readonly property real box: Math.min(Style.mm(20), Math.floor((root.width - Style.mm(7) * (root.groups.length - 1)) / root.wanted - Style.mm(1.6)))

    signal done(digits: string)

    function before(group: int): int {
        let sum = 0;
        for (let i = 0; i < group; i++)
            sum += root.groups[i];
        return sum;
    }

    function press(digit: string): void {
        if (!root.full)
            root.digits += digit;
    }

    Layout.fillWidth: true
    spacing: Style.landscape ? Style.apart(3.4) : Style.gap

    Row {
        Layout.alignment: Qt.AlignHCenter
        spacing: Style.mm(7)
        //: DigitPad: the boxes, read aloud; %1 is how many digits are there, %2 how many are wanted
        readonly property string filled: qsTr("Đã nhập %1 trên %2 số").arg(root.digits.length).arg(root.wanted)
        readonly property string spoken: [...root.heads, filled].join(". ")

        Accessible.role: Accessible.EditableText
        Accessible.name: spoken

        Repeater {
            model: root.groups.length

            Column {
                id: group

                required property int index

                spacing: Style.mm(1)

                Words {
                    anchors.horizontalCenter: parent.horizontalCenter
                    visible: text !== ""
                    text: root.heads.length > group.index ? root.heads[group.index] : ""
                    font.pixelSize: Style.small
                    color: Style.soft
                }

                Row {
                    spacing: Style.mm(1.6)

                    Repeater {
                        model: root.groups[group.index]

                        Rectangle {
                            id: box

                            required property int index
                            readonly property int place: root.before(group.index) + box.index
                            readonly property bool next: box.place === root.digits.length

                            width: root.box
                            height: Style.mm(Style.landscape ? 21 : 26)
                            radius: Style.radius / 2
                            color: Style.card
                            border.width: box.next ? Style.line * 2 : Style.line
                            border.color: box.next ? Style.main : Style.edge

                            Words {
                                anchors.centerIn: parent
                                text: root.hidden && root.digits.charAt(box.place) !== "" ? "•" : root.digits.charAt(box.place)
                                font.pixelSize: Style.capital(root.box < Style.mm(17) ? 8 : Style.landscape ? 9.5 : 12)
                                font.bold: true
                                personal: true
                                Accessible.ignored: true
                            }
                        }
                    }
                }
            }
        }
    }

    GridLayout {
        Layout.fillWidth: true
        columns: 3
        columnSpacing: Style.apart(4.5)
        rowSpacing: Style.apart(Style.landscape ? 3.4 : 4.5)

        Repeater {
            model: ["1", "2", "3", "4", "5", "6", "7", "8", "9"]

            DigitKey {
                required property string modelData

                text: modelData
                onClicked: root.press(modelData)
            }
        }

        KeyButton {
            objectName: "key_erase"
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
            objectName: "key_done"
            picture: "check"
            ready: root.full
            //: DigitPad: all digits are there, go on
            text: qsTr("Xong")
            onClicked: {
                if (root.full)
                    root.done(root.digits);
            }
        }
    }
}
