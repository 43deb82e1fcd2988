pragma Singleton

import QtQuick

// Every colour and every size of the screens. Sizes are millimetres of the panel; `mmPerPx` is measured on site.
QtObject {
    id: root

    property real mmPerPx: 0.248
    property int stageWidth: 1080
    property int stageHeight: 1920
    property bool larger: false
    property string theme: "light"

    readonly property bool landscape: root.stageWidth > root.stageHeight
    // Larger letters are half as large again; a landscape panel is too low for that and takes what it can hold.
    readonly property real textFactor: !root.larger ? 1 : root.landscape ? (root.grow < 1 ? 1.2 : 1.3) : 1.5
    // The screens are drawn for a panel of 267 x 475 mm. A larger one is filled; a smaller one is read from nearer, so
    // letters shrink with it, to 5.3 mm at least. What is touched never shrinks below 20 mm.
    readonly property real shorter: Math.min(root.stageWidth, root.stageHeight) * root.mmPerPx
    readonly property real longer: Math.max(root.stageWidth, root.stageHeight) * root.mmPerPx
    readonly property real grow: Math.max(0.72, Math.min(root.shorter / 267, root.longer / 475))

    function touchable(length: real): real {
        return Math.max(root.mm(length), Math.ceil(20.1 / root.mmPerPx));
    }

    // Between two things to touch there are never less than 3 mm, however small the panel.
    function apart(length: real): real {
        return Math.max(root.mm(length), Math.ceil(3.05 / root.mmPerPx));
    }

    function mm(length: real): real {
        return Math.round(length * root.grow / root.mmPerPx);
    }

    // Height of a capital letter in mm, to pixels of the font: capitals of Noto Sans are 0.714 em high.
    function capital(height: real): int {
        return Math.ceil(height * root.grow / root.mmPerPx / 0.714);
    }

    readonly property string family: "Noto Sans"
    readonly property int small: root.capital(7.4)
    readonly property int body: root.capital(7.4 * root.textFactor)
    readonly property int strong: root.capital(8.4 * root.textFactor)
    readonly property int title: root.capital(root.landscape ? 10.5 : root.larger ? 14 : 11.2)
    readonly property int large: root.capital(root.larger && !root.landscape ? 16.2 : 13)
    readonly property int huge: root.capital(20)
    readonly property int giant: root.capital(52)

    readonly property int margin: root.mm(9)
    readonly property int gap: root.mm(5)
    readonly property int tight: root.mm(2.5)
    readonly property int target: root.touchable(24)
    readonly property int tall: root.touchable(root.landscape ? 26 : 31)
    readonly property int radius: root.mm(4.5)
    readonly property int line: Math.max(2, root.mm(0.7))
    readonly property int ring: root.mm(1.6)
    readonly property int icon: root.mm(14)
    readonly property int bar: Math.max(root.mm(root.landscape ? 29 : 38), root.target + root.mm(4))
    readonly property int footer: Math.max(root.mm(root.landscape ? 30 : 34), root.target + root.mm(4))
    readonly property int code: root.mm(165)

    readonly property bool dark: root.theme !== "light"
    readonly property bool contrast: root.theme === "contrast"

    function pick(light: color, dark: color, contrast: color): color {
        return root.contrast ? contrast : root.dark ? dark : light;
    }

    readonly property color page: root.pick("#eef4f8", "#0b1823", "#000000")
    readonly property color card: root.pick("#ffffff", "#14293a", "#000000")
    readonly property color ink: root.pick("#0e2233", "#f1f7fb", "#ffffff")
    readonly property color soft: root.pick("#2f4759", "#d3e2ee", "#ffffff")
    readonly property color edge: root.pick("#5f7d92", "#7f9db4", "#ffffff")
    readonly property color main: root.pick("#004f7c", "#b4e1ff", "#ffe14d")
    readonly property color mainDown: root.pick("#00304d", "#dff2ff", "#ffffff")
    readonly property color mainInk: root.pick("#ffffff", "#06141f", "#000000")
    readonly property color down: root.pick("#cfe2ee", "#244257", "#3a3a3a")
    readonly property color good: root.pick("#e2f3e9", "#0f3524", "#000000")
    readonly property color goodInk: root.pick("#07492a", "#b9f3d2", "#8dffbe")
    readonly property color ask: root.pick("#fff2d1", "#3d2f08", "#000000")
    readonly property color askInk: root.pick("#503400", "#ffe4a3", "#ffe14d")
    readonly property color urgent: root.pick("#fdeaea", "#3f1518", "#000000")
    readonly property color urgentInk: root.pick("#8c1116", "#ffc9c9", "#ffe14d")
    readonly property color sun: "#ffc531"
    readonly property color away: root.pick("#dfe7ed", "#0f1d29", "#000000")
}
