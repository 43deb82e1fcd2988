"""Where a new terminal keeps what it is told."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Places:
    """`config`: kiosk.toml; `data`: the terminal's own folder; `figures`: where node-exporter looks for its figures.

    `turned`: by how many quarters the session has turned the picture; None where no session is there to turn it.
    """

    config: Path
    data: Path
    figures: Path | None = None
    turned: int | None = None

    @property
    def identity(self) -> Path:
        """The folder of key, certificate and authority: as `kiosk enrol` has it."""
        return self.data / "identity"

    @property
    def again(self) -> Path:
        """Lies there while staff want the set-up from the beginning, on a terminal that has served before."""
        return self.data / "set-up-again"

    @property
    def session(self) -> Path:
        """What the session reads before it starts (packaging/kiosk, session/start)."""
        return self.config.with_name("session.env")

    @classmethod
    def of(cls, config: Path, data_dir: Path | None = None, environment: Mapping[str, str] = os.environ) -> "Places":
        """As systemd has made them, else beside the configuration. `data_dir`: what the configuration says."""
        config = config.absolute()
        state, runtime = (environment.get(f"{name}_DIRECTORY", "").partition(":")[0] for name in ("STATE", "RUNTIME"))
        turns = environment.get("KIOSK_TURNS", "")
        return cls(
            config,
            data_dir or (Path(state) if state else config.parent / "data"),
            Path(runtime) / "kiosk.prom" if runtime else None,
            int(turns) % 4 if turns.isascii() and turns.isdigit() else None,
        )
