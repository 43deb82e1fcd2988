"""From a state to its view-model."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, Final

from kiosk.ui.views.around import AtDeskView, EmergencyView, HelpView, SorryView
from kiosk.ui.views.bills import ChooseBillView, NothingDueView, ShowBillView, ShowSlipView, deposits
from kiosk.ui.views.choices import ChoicesView
from kiosk.ui.views.clinics import clinics, groups
from kiosk.ui.views.closed import NightView, OutOfServiceView, StartUpView
from kiosk.ui.views.door import ShowCardView, WelcomeView
from kiosk.ui.views.identify import ConfirmView, ConsentView, ReadingCardView
from kiosk.ui.views.lookup import ResultsView, ShowWayView, areas, rooms, topics
from kiosk.ui.views.menu import ChooseServiceView
from kiosk.ui.views.page import ChooseSectionView, FindLineView, ReadSectionView
from kiosk.ui.views.pay import PayingView, PaymentClosedView, ThankYouView
from kiosk.ui.views.places import CopiedView, MyPlacesView, ShowTicketView
from kiosk.ui.views.register import ChoosePayerView, RegisteredView
from kiosk.ui.views.review import CheckInView, ReviewView
from kiosk.ui.views.seen import SeenView
from kiosk.ui.views.typed import TypedView, TypeNumberView
from kiosk.ui.views.view import View
from kiosk.ui.views.ways import claims, other_ways, papers, relations, sexes, slip_uses
from kiosk.visit import states as s

# A state is paired with the view of that state only; a type cannot say so for a whole table.
_VIEWS: Final[Mapping[type[s.State], Callable[[Any, int], View]]] = {
    s.StartUp: StartUpView,
    s.Welcome: WelcomeView,
    s.OutOfService: OutOfServiceView,
    s.Night: NightView,
    s.Attended: View,
    s.ShowCard: ShowCardView,
    s.GiveKey: SeenView,
    s.PlaceCard: View,
    s.ReadingCard: ReadingCardView,
    s.Consent: ConsentView,
    s.Declined: View,
    s.Identifying: View,
    s.Confirm: ConfirmView,
    s.ChooseService: ChooseServiceView,
    s.ChooseForSlip: partial(ChoicesView, slip_uses),
    s.OtherWays: partial(ChoicesView, other_ways),
    s.TypeNumber: TypeNumberView,
    s.TypeBirth: TypedView,
    s.TypeName: TypedView,
    s.ChooseRelation: partial(ChoicesView, relations),
    s.ChooseSex: partial(ChoicesView, sexes),
    s.CheckIn: CheckInView,
    s.TypeCard: TypedView,
    s.Review: ReviewView,
    s.ChooseClaim: partial(ChoicesView, claims),
    s.ChoosePaper: partial(ChoicesView, papers),
    s.TypePaper: TypedView,
    s.CheckingCoverage: View,
    s.ChoosePayer: ChoosePayerView,
    s.LoadingClinics: View,
    s.ChooseGroup: partial(ChoicesView, groups),
    s.ChooseClinic: partial(ChoicesView, clinics),
    s.TakingNumber: View,
    s.PrintingTicket: View,
    s.Registered: RegisteredView,
    s.ShowSlip: ShowSlipView,
    s.LoadingBills: View,
    s.ChooseBill: ChooseBillView,
    s.NothingDue: NothingDueView,
    s.ShowBill: ShowBillView,
    s.ChooseDeposit: partial(ChoicesView, deposits),
    s.AskingDeposit: View,
    s.OpeningPayment: View,
    s.Paying: PayingView,
    s.ClosingPayment: View,
    s.PaymentClosed: PaymentClosedView,
    s.PrintingReceipt: View,
    s.ThankYou: ThankYouView,
    s.LookUp: partial(ChoicesView, topics),
    s.LoadingPage: View,
    s.ChooseSection: ChooseSectionView,
    s.ReadSection: ReadSectionView,
    s.FindLine: FindLineView,
    s.LoadingPlan: View,
    s.ChooseArea: partial(ChoicesView, areas),
    s.ChooseRoom: partial(ChoicesView, rooms),
    s.ShowWay: ShowWayView,
    s.PrintingWay: View,
    s.ShowTicket: ShowTicketView,
    s.FindingTicket: View,
    s.MyPlaces: MyPlacesView,
    s.FindingWay: View,
    s.AskingCopy: View,
    s.PrintingCopy: View,
    s.Copied: CopiedView,
    s.LoadingResults: View,
    s.Results: ResultsView,
    s.Feedback: View,
    s.Thanked: View,
    s.Sorry: SorryView,
    s.PrintingSlip: View,
    s.AtDesk: AtDeskView,
    s.CallingHelp: View,
    s.Help: HelpView,
    s.Emergency: EmergencyView,
    s.StartOver: View,
    s.StillThere: View,
}
"""A state that only waits needs no view-model of its own."""


def make_view(state: s.State, moment: int) -> View:
    """The view-model of a state, in the language that is spoken now."""
    return _VIEWS[type(state)](state, moment)
