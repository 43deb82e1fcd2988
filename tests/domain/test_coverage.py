"""What the insurer says."""

from datetime import UTC, datetime

import pytest

from kiosk.domain.coverage import Coverage, CoverageStatus, NextStep


@pytest.mark.parametrize("status", CoverageStatus)
def test_only_a_verified_or_a_still_open_answer_lets_a_bhyt_registration_start(status: CoverageStatus) -> None:
    coverage = Coverage(status, NextStep.CONTINUE, datetime(2026, 11, 21, tzinfo=UTC))
    assert coverage.usable is (status in {"covered", "unverified", "review"})
