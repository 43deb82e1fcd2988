"""Large pictures come and go without growing the heap."""

import subprocess
import sys

SCRIPT = """
import ctypes, sys
from kiosk.app.heap import settle_heap
held = []
def resident():
    return int(open("/proc/self/statm").read().split()[1]) * 4096
if sys.argv[1] == "settled":
    assert settle_heap()
libc = ctypes.CDLL(None)
libc.malloc.restype, libc.malloc.argtypes, libc.free.argtypes = ctypes.c_void_p, [ctypes.c_size_t], [ctypes.c_void_p]
for turn in range(200):
    pictures = [libc.malloc(2_000_000) for _ in range(6)]
    for picture in pictures:
        ctypes.memset(picture, 1, 2_000_000)
        libc.free(libc.malloc(4_000_000))
        held.append(libc.malloc(200))
    before = resident()
    for picture in pictures:
        libc.free(picture)
print(before - resident())
"""


def freed(how: str) -> int:
    done = subprocess.run([sys.executable, "-c", SCRIPT, how], capture_output=True, text=True, check=True)
    return int(done.stdout)


def test_what_pictures_held_goes_back_to_the_system_at_once() -> None:
    assert freed("settled") > 11_000_000 > freed("left alone")
