"""What the insurer says."""

from datetime import UTC, date, datetime

import pytest

from kiosk.domain.coverage import Coverage, CoverageStatus, NextStep


@pytest.mark.parametrize("status", CoverageStatus)
def test_only_a_verified_or_a_still_open_answer_lets_a_bhyt_registration_start(status: CoverageStatus) -> None:
    coverage = Coverage(status, NextStep.CONTINUE, datetime(2026, 11, 21, tzinfo=UTC))
    assert coverage.usable is (status in {"covered", "unverified", "review"})


@pytest.mark.parametrize(
    ("status", "valid_to", "ended"),
    [
        (CoverageStatus.NOT_COVERED, date(2026, 11, 20), True),
        (CoverageStatus.NOT_COVERED, date(2026, 11, 21), False),
        (CoverageStatus.NOT_COVERED, None, False),
        (CoverageStatus.REVIEW, date(2026, 11, 20), False),
    ],
)
def test_a_card_whose_last_day_is_behind_has_ended(status: CoverageStatus, valid_to: date | None, ended: bool) -> None:
    # 17:30 UTC is half past midnight of the next day at the hospital.
    checked = datetime(2026, 11, 20, 17, 30, tzinfo=UTC)
    assert Coverage(status, NextStep.SELF_PAY, checked, valid_to=valid_to).ended is ended
