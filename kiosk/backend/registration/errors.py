"""Why a registration is refused: nothing was written, no number was used.

RegistrationRefusedError
├── ClinicUnknownError        422
├── ClinicClosedError         409   outside its hours, or closed by staff
├── ClinicFullError           409   the day's cap
├── AgeNotTakenError          409   the clinic does not examine patients of this age
├── AlreadyRegisteredError    409   one of several clinics is held today by another registration
├── NotCoveredError           409   the insurer said no: self-pay or the counter
├── NoAppointmentError        409   none today at this clinic
└── TooManyClinicsError       422
"""


class RegistrationRefusedError(Exception):
    """Refused as a whole. `clinic_id` names the clinic it is about, where it is about one."""

    status = 409
    code = "refused"

    def __init__(self, clinic_id: str | None = None) -> None:
        super().__init__(self.code)
        self.clinic_id = clinic_id


class ClinicUnknownError(RegistrationRefusedError):
    """No clinic of this id."""

    status = 422
    code = "clinic_unknown"


class ClinicClosedError(RegistrationRefusedError):
    """It takes nobody now."""

    code = "clinic_closed"


class ClinicFullError(RegistrationRefusedError):
    """Its numbers for today are given."""

    code = "clinic_full"


class AgeNotTakenError(RegistrationRefusedError):
    """Too young or too old for this clinic."""

    code = "age_not_taken"


class AlreadyRegisteredError(RegistrationRefusedError):
    """Held today by another registration than the others asked for."""

    code = "already_registered"


class NotCoveredError(RegistrationRefusedError):
    """Insurance does not pay today."""

    code = "not_covered"


class NoAppointmentError(RegistrationRefusedError):
    """Nothing is booked here today."""

    code = "no_appointment"


class TooManyClinicsError(RegistrationRefusedError):
    """More clinics in one visit than the hospital allows."""

    status = 422
    code = "too_many_clinics"
