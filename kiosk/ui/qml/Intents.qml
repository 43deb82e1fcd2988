import QtQuick
import Kiosk
import "controls"

// From what a screen says to what the shell is told: one line each.
Connections {
    id: root

    property Scene scene: null
    required property Shell shell
    // Calls what it is given with the screen's stamp, unless the touch was meant for the screen before.
    required property var send

    target: root.scene

    function onServiceChosen(service: string): void { root.send(moment => root.shell.serviceChosen(moment, service)); }
    function onDigitsGiven(digits: string): void { root.send(moment => root.shell.digitsGiven(moment, digits)); }
    function onWithoutChip(): void { root.send(root.shell.withoutChip); }
    function onAgreed(): void { root.send(root.shell.agreed); }
    function onRefused(): void { root.send(root.shell.refused); }
    function onPayerChosen(kind: string): void { root.send(moment => root.shell.payerChosen(moment, kind)); }
    function onGroupChosen(key: string): void { root.send(moment => root.shell.groupChosen(moment, key)); }
    function onClinicChosen(key: string): void { root.send(moment => root.shell.clinicChosen(moment, key)); }
    function onBillChosen(key: string): void { root.send(moment => root.shell.billChosen(moment, key)); }
    function onDepositWanted(): void { root.send(root.shell.depositWanted); }
    function onAmountChosen(amount: string): void { root.send(moment => root.shell.amountChosen(moment, amount)); }
    function onOtherBills(): void { root.send(root.shell.otherBills); }
    function onNumberWanted(): void { root.send(root.shell.numberWanted); }
    function onMoreClinics(): void { root.send(root.shell.moreClinics); }
    function onClaimAsked(): void { root.send(root.shell.claimAsked); }
    function onClaimChosen(claim: string): void { root.send(moment => root.shell.claimChosen(moment, claim)); }
    function onPaperAsked(): void { root.send(root.shell.paperAsked); }
    function onPaperChosen(again: bool): void { root.send(moment => root.shell.paperChosen(moment, again)); }
    function onEntered(text: string): void { root.send(moment => root.shell.entered(moment, text)); }
    function onRelationChosen(relation: string): void { root.send(moment => root.shell.relationChosen(moment, relation)); }
    function onSexChosen(sex: string): void { root.send(moment => root.shell.sexChosen(moment, sex)); }
    function onPayNow(): void { root.send(root.shell.payNow); }
    function onPayLater(): void { root.send(root.shell.payLater); }
    function onDeskChosen(): void { root.send(root.shell.deskChosen); }
    function onAgain(): void { root.send(root.shell.again); }
    function onBack(): void { root.send(root.shell.back); }
    function onFinish(): void { root.send(root.shell.finish); }
    function onTopicChosen(wanted: string): void { root.send(moment => root.shell.topicChosen(moment, wanted)); }
    function onSectionChosen(key: string): void { root.send(moment => root.shell.sectionChosen(moment, key)); }
    function onSearchAsked(): void { root.send(root.shell.searchAsked); }
    function onRoomChosen(key: string): void { root.send(moment => root.shell.roomChosen(moment, key)); }
    function onPrintWanted(): void { root.send(root.shell.printWanted); }
    function onWayWanted(): void { root.send(root.shell.wayWanted); }
    function onNextShown(): void { root.send(root.shell.nextShown); }
    function onCopyWanted(): void { root.send(root.shell.copyWanted); }
    function onRated(rating: int): void { root.send(moment => root.shell.rated(moment, rating)); }
    function onEmergencyAsked(): void { root.send(root.shell.emergencyAsked); }
    function onStartOverAsked(): void { root.send(root.shell.startOverAsked); }
    function onStay(): void { root.send(root.shell.stay); }
}
