import QtQuick
import "../style"

// Easier to read, one touch at a time: larger letters, then the strongest contrast, then as before.
BarButton {
    id: root

    property int level: 0
    property string home: "light"

    function apply(level: int): void {
        root.level = level;
        Style.larger = level > 0;
        Style.theme = level > 1 ? "contrast" : root.home;
    }

    function restore(): void {
        root.apply(0);
    }

    picture: root.level === 1 ? "contrast" : "text"
    text: root.level === 0 ?
        //: Fixed bar: makes all letters larger
        qsTr("Chữ to") : root.level === 1 ?
        //: Fixed bar: strongest contrast, light letters on black
        qsTr("Rõ hơn") :
        //: Fixed bar: letters and colours as before
        qsTr("Như cũ")
    onClicked: root.apply((root.level + 1) % 3)
}
