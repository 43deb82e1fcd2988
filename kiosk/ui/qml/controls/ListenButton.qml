import "../style"

// Reads the screen aloud.
BarButton {
    id: root

    stacked: !Style.landscape
    picture: "sound"
    //: Fixed bar: reads the screen aloud, and opens the volume
    text: qsTr("Nghe")
    fill: Style.main
    fillDown: Style.mainDown
    border: Style.main
    tint: Style.mainInk
}
