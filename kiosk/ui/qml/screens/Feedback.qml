import QtQuick
import QtQuick.Layouts
import Kiosk
import "../controls"
import "../style"

Page {
    id: root

    required property View view

    choices: 4
    stacked: true
    centred: true
    //: Feedback: after the end, one touch, of nobody
    title: qsTr("Dùng máy có dễ không?")
    //: Feedback: nobody has to
    lead: qsTr("Không bắt buộc, không ghi tên.")

    GridLayout {
        anchors.fill: parent
        columns: Style.landscape ? 3 : 1
        rowSpacing: Style.gap
        columnSpacing: Style.gap

        FaceButton {
            objectName: "rate_5"
            face: "face_glad"
            //: Feedback: it was easy
            text: qsTr("Dễ dùng")
            onClicked: root.rated(5)
        }

        FaceButton {
            objectName: "rate_3"
            face: "face_even"
            //: Feedback: it was neither easy nor hard
            text: qsTr("Tạm được")
            onClicked: root.rated(3)
        }

        FaceButton {
            objectName: "rate_1"
            face: "face_sad"
            //: Feedback: it was hard
            text: qsTr("Khó dùng")
            onClicked: root.rated(1)
        }
    }

    actions: [
        BigButton {
            objectName: "finish"
            picture: "next"
            //: Feedback: no answer
            text: qsTr("Bỏ qua")
            onClicked: root.finish()
        }
    ]
}
