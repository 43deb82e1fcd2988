import QtQuick
import Kiosk

// What was half typed when somebody called for help or was asked whether they are still there: kept for the way back to
// that screen, and gone with any other.
QtObject {
    id: root

    property bool aside: false
    property string origin: ""
    property string text: ""

    // A view takes the place of the screen of that name, where this much was typed; what the new screen begins with.
    function turn(next: View, left: string, typed: string): string {
        if (next.aside) {
            if (!root.aside) {
                root.origin = left;
                root.text = typed;
            }
            root.aside = true;
            return "";
        }
        const found = next.screen === root.origin ? root.text : "";
        root.aside = false;
        root.origin = "";
        root.text = "";
        return found;
    }
}
