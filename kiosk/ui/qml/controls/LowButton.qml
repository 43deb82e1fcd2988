import QtQuick

// Everything to touch comes down within reach of a wheelchair, and up again.
BarButton {
    id: root

    property bool low: false

    objectName: "low_reach"
    picture: root.low ? "raise" : "lower"
    text: root.low ?
        //: Fixed bar: everything back to where it was
        qsTranslate("Main", "Đưa lên") :
        //: Fixed bar: everything to touch comes down, for somebody in a wheelchair
        qsTranslate("Main", "Hạ thấp")
}
