import QtQuick

// Calls somebody, and says how far they are.
BarButton {
    id: root

    property bool coming: false
    property bool called: false

    objectName: "help"
    picture: root.coming ? "check" : "help"
    text: root.coming ?
        //: Fixed bar: somebody is on the way to this terminal
        qsTranslate("Main", "Đang đến") : root.called ?
        //: Fixed bar: somebody was called to this terminal
        qsTranslate("Main", "Đã gọi") :
        //: Fixed bar: somebody should come
        qsTranslate("Main", "Gọi hỗ trợ")
}
