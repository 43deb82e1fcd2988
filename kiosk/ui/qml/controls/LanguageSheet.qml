pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import "../style"

// All languages, each by its own name. It lies in the screen's place while one is chosen.
FocusScope {
    id: root

    required property list<string> codes
    required property list<string> names

    signal chosen(code: string)

    Accessible.role: Accessible.Pane
    Accessible.name: title.text

    ColumnLayout {
        anchors.fill: parent
        spacing: Style.gap

        Title {
            id: title

            Layout.fillWidth: true
            // Understood in any of them.
            text: "Ngôn ngữ · Language"
        }

        GridLayout {
            Layout.fillWidth: true
            columns: Style.landscape ? 2 : 1
            columnSpacing: Style.gap
            rowSpacing: Style.gap

            Repeater {
                model: root.codes

                BigButton {
                    required property int index
                    required property string modelData

                    objectName: "language_" + modelData
                    Layout.preferredWidth: 1
                    picture: "language"
                    text: root.names[index]
                    onClicked: root.chosen(modelData)
                }
            }
        }

        Item {
            Layout.fillHeight: true
        }
    }
}
