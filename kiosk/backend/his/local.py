"""The local HIS: this backend's own directory and rules. The default, and the model of what another HIS must answer."""

from dataclasses import dataclass
from datetime import date

from kiosk.backend.his.fees import Charge, charged_en, due_now, line_of, line_text, line_text_en
from kiosk.backend.hospital.directory import ClinicEntry, Directory
from kiosk.backend.insurance.judge import Judged


@dataclass(frozen=True, slots=True)
class LocalHis:
    """Clinics, provisional lines and what is due now."""

    hospital: str
    facility_code: str
    directory: Directory

    def clinic(self, clinic_id: str) -> ClinicEntry | None:
        """The clinic of this id."""
        return next((clinic for clinic in self.directory.clinics if clinic.id == clinic_id), None)

    def charged_en(self, text: str) -> str | None:
        """What a bill's line is called in English, where the directory has a name for it."""
        return charged_en(text, self.directory.english)

    def line(self, judged: Judged) -> str:
        """The provisional case of QĐ 3276/QĐ-BYT, as a string."""
        return line_of(judged.status, judged.card.facility if judged.card else None, self.facility_code)

    def line_text(self, judged: Judged) -> str | None:
        """The same in words for the patient."""
        return line_text(judged.status, self.line(judged))

    def line_text_en(self, judged: Judged) -> str | None:
        """And in English."""
        return line_text_en(judged.status, self.line(judged))

    def facility_name(self, judged: Judged) -> str | None:
        """Where the card is registered: our own name, the name that came along, or the code."""
        code = judged.card.facility if judged.card else None
        if code is None:
            return None
        return self.hospital if code == self.facility_code else judged.facility_name or f"Cơ sở {code}"

    def charges(self, clinic: ClinicEntry, judged: Judged | None, day: date) -> tuple[Charge, ...]:
        """What is due before the examination; `judged` is None for a patient without insurance."""
        line = self.line(judged) if judged is not None else None
        return due_now(clinic.charged, clinic.price, clinic.bhyt_price, line, day)
