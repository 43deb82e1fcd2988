import QtQuick
import QtQuick.Layouts
import "../style"

// Two ways on beside one another, each as high as the higher of them; or below one another.
GridLayout {
    id: root

    readonly property int deep: root.columns === 1 ? root.visibleChildren.length : 1

    Layout.fillWidth: true
    Layout.fillHeight: true
    Layout.minimumHeight: implicitHeight
    Layout.maximumHeight: Style.landscape ? Math.max(implicitHeight, root.deep * Style.mm(38)) : implicitHeight
    columns: 2
    columnSpacing: Style.gap
    rowSpacing: Style.apart(3.4)
}
