import pytest

from tests.bench import scanner


def test_the_benchmark_runs_and_finds_no_wrong_text_of_ours(capsys: pytest.CaptureFixture[str]) -> None:
    scanner.main(["--every", "211"])
    shown = capsys.readouterr().out
    ours = [line.split() for line in shown.splitlines() if line.startswith("kiosk")]
    assert len(ours) == 2
    assert all(words[3] == "0" for words in ours)
    assert "zbar in binary mode 7" in shown
