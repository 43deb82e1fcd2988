pragma ComponentBehavior: Bound

import QtQuick
import Kiosk
import "../controls"

Page {
    id: root

    required property FindLineView view

    choices: 2
    stacked: true
    title: root.view.title
    lead: pad.typed === "" ?
        //: FindLine: what to do; marks need not be typed
        qsTr("Nhập vài chữ đầu, không cần dấu.") : root.view.told(pad.typed)
    leadBold: true

    Picture {
        anchors.fill: parent
        visible: pad.typed === ""
        name: "prices"
    }

    Lines {
        anchors.fill: parent
        visible: pad.typed !== ""
        brief: true
        lines: root.view.found(pad.typed)
    }

    actions: [
        SearchPad {
            id: pad

            typed: root.restored
            onTypedChanged: root.draft = typed
            onDone: root.finish()
        }
    ]
}
