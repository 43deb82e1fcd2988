"""The process of the second look: pictures come through shared memory, requests and answers as lines of JSON.

Started by kiosk.devices.scanner.second; ends when its standard input does.
"""

import json
import mmap
import os
import resource
import sys

import numpy as np

from kiosk.devices.scanner.found import Sighted
from kiosk.devices.scanner.ladder import Ladder
from kiosk.devices.scanner.zbar import Zbar, ZbarMissing

_MEMORY_BYTES = 2 << 30


def main() -> None:
    """Look at each picture asked for until standard input ends."""
    # No core file may hold somebody's card; a picture that explodes in a decoder must not take the terminal with it.
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY_BYTES, _MEMORY_BYTES))
    os.nice(5)  # the screen comes first
    room = mmap.mmap(int(sys.argv[1]), 0, prot=mmap.PROT_READ)
    try:
        ladder = Ladder(Zbar())
    except ZbarMissing:
        ladder = Ladder(None)
    print("ready", flush=True)  # noqa: T201 - standard output is the way back to the parent
    for line in sys.stdin:
        request = json.loads(line)
        height, width = request["shape"]
        grey = np.frombuffer(room, np.uint8, height * width).reshape(height, width)
        corners = tuple((x, y) for x, y in request["corners"])
        found = ladder.climb(grey, Sighted(corners, None) if corners else None, request["seconds"])
        answer = [[one.data.hex(), one.symbology, one.decoder] for one in found]
        print(json.dumps(answer), flush=True)  # noqa: T201 - standard output is the way back to the parent


if __name__ == "__main__":
    main()
