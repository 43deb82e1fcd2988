import QtQuick
import Kiosk
import "../controls"

Page {
    id: root

    required property ResultsView view

    choices: 2
    stacked: true
    title: root.view.lines.length === 0 ?
        //: Results: nothing was ordered lately
        qsTr("Chưa có chỉ định nào") : root.view.ready > 0 ?
        //: Results: some are ready; %1 how many
        qsTr("Đã có %1 kết quả").arg(root.view.ready) :
        //: Results: none is ready yet
        qsTr("Chưa có kết quả")
    lead: root.view.lines.length === 0 ?
        //: Results: what to do where nothing is known of tests that were done
        qsTr("Nếu đã làm xét nghiệm: hỏi nhân viên ở phòng khám.") :
        //: Results: where they are told
        qsTr("Bác sĩ ở phòng khám sẽ nói rõ kết quả.")

    Lines {
        anchors.fill: parent
        lines: root.view.lines
        picture: "results"
    }

    actions: [
        BigButton {
            objectName: "finish"
            recommended: true
            picture: "check"
            //: Results: the visit to the terminal is over
            text: qsTr("Xong")
            onClicked: root.finish()
        }
    ]
}
