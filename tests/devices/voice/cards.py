"""A sound card whose mixer speaks as amixer does."""

import json
import sys
from pathlib import Path

CARD = """
import json
import os
import sys
words = sys.argv[1:]
card, kept = sys.argv[0] + ".card", {}
with open(card) as file:
    kept = json.load(file)
kept["asked"].append(words)
words = [word for word in words if word not in ("-q", "-M")]
if words[:1] == ["-D"]:
    words = words[2:]
match words:
    case ["scontrols"]:
        for name in kept["controls"]:
            print(f"Simple mixer control '{name}',0")
    case ["sget", name]:
        print(f"Simple mixer control '{name}',0\\n  Mono: Playback {kept['at']} [{kept['at']}%] [-10.00dB] [on]")
    case ["sset", name, "unmute"] if not kept["mutes"]:
        sys.exit(1)
    case ["sset", name, "unmute"]:
        kept["muted"] = False
    case ["sset", name, percent]:
        kept["at"] = int(percent.removesuffix("%"))
with open(f"{card}.part", "w") as file:
    json.dump(kept, file)
os.replace(f"{card}.part", card)
"""


class SoundCard:
    """The program, and what it knows."""

    def __init__(
        self,
        folder: Path,
        controls: tuple[str, ...] = ("Mic", "PCM", "Master"),
        *,
        mutes: bool = True,
        program: bool = True,
    ) -> None:
        """`program`: False where it lies there already."""
        self.program = (sys.executable, str(folder / "amixer"))
        self._file = folder / "amixer.card"
        if program:
            (folder / "amixer").write_text(CARD)
        known = {"controls": controls, "at": 40, "mutes": mutes, "muted": True, "asked": []}
        self._file.write_text(json.dumps(known))

    def __getitem__(self, key: str) -> object:
        return json.loads(self._file.read_text())[key]
