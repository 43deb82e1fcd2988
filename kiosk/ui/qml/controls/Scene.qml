import QtQuick
import Kiosk

// What every screen can say, and what it is given. It decides nothing.
FocusScope {
    id: root

    property Frames frames: null
    property int secondsLeft: 0
    // What is half typed here, and what was when the visit was called away from here.
    property string draft: ""
    property string restored: ""
    // How many things can be chosen here: six at most.
    property int choices: 0

    signal serviceChosen(service: string)
    signal digitsGiven(digits: string)
    signal withoutChip
    signal agreed
    signal refused
    signal payerChosen(kind: string)
    signal groupChosen(key: string)
    signal clinicChosen(key: string)
    signal billChosen(key: string)
    signal depositWanted
    signal amountChosen(amount: string)
    signal otherBills
    signal numberWanted
    signal moreClinics
    signal claimAsked
    signal claimChosen(claim: string)
    signal paperAsked
    signal paperChosen(again: bool)
    signal entered(text: string)
    signal relationChosen(relation: string)
    signal sexChosen(sex: string)
    signal payNow
    signal payLater
    signal deskChosen
    signal again
    signal back
    signal finish
    signal topicChosen(wanted: string)
    signal sectionChosen(key: string)
    signal searchAsked
    signal roomChosen(key: string)
    signal printWanted
    signal wayWanted
    signal nextShown
    signal copyWanted
    signal rated(rating: int)
    signal emergencyAsked
    signal startOverAsked
    signal stay

    Accessible.role: Accessible.Pane
}
