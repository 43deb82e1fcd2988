"""The ticket printer in figures, beside python-escpos's own way of printing the same picture."""

import io
import statistics
import time
from collections.abc import Callable
from functools import partial

from escpos.printer import Dummy
from PIL import Image

from kiosk.devices import qr
from kiosk.devices.printer import escpos, glyphs
from kiosk.devices.printer.delivery import Job
from kiosk.devices.printer.job import TicketPrinter
from kiosk.devices.printer.raster import Document, render
from kiosk.devices.printer.transports import link_to
from kiosk.sim.printer.server import SimPrinter
from tests.devices.printer.samples import CODE, RECEIPT, SLIP, TICKET

_ROUNDS = 60


def timed(action: Callable[[], object], rounds: int = _ROUNDS) -> tuple[float, float]:
    """Median and 95th percentile of processor milliseconds."""
    action()
    spent: list[float] = []
    for _ in range(rounds):
        begun = time.process_time()
        action()
        spent.append((time.process_time() - begun) * 1000)
    return statistics.median(spent), sorted(spent)[int(rounds * 0.95)]


def python_escpos(picture: Image.Image, implementation: str) -> bytes:
    """The same picture through the library, from memory."""
    printer = Dummy(profile="default")
    printer.profile.profile_data["media"]["width"]["pixels"] = picture.width
    printer.image(picture, impl=implementation, fragment_height=128)
    return bytes(printer.output)


def row(what: str, figures: tuple[float, float] | None, size: int | None = None, note: str = "") -> None:
    """One line of the table."""
    times = f"{figures[0]:>8.2f} {figures[1]:>8.2f}" if figures else " " * 17
    print(f"{what:<44} {times} {size if size is not None else '':>9}  {note}")


def documents() -> list[tuple[str, Document]]:
    """What the bench prints."""
    return [("ticket", TICKET), ("receipt", RECEIPT), ("desk slip", SLIP)]


def main() -> None:
    """Print the table."""
    print(f"{'ticket printer':<44} {'ms':>8} {'p95':>8} {'bytes':>9}")
    begun = time.process_time()
    render(TICKET)
    row("ticket: first render of the process", ((time.process_time() - begun) * 1000,) * 2)
    glyphs.glyph.cache_clear()
    for name, document in documents():
        for width in (576, 384):
            raster = render(document, width)
            note = f"{raster.millimetres:.1f} mm" + ("; wanted: 10 ms" if (name, width) == ("ticket", 576) else "")
            row(f"{name}, {width} dots: render", timed(partial(render, document, width)), note=note)
            size = Job.of(raster).size
            row(
                f"{name}, {width} dots: encode",
                timed(partial(escpos.bands, raster)),
                size,
                "wanted: 4 ms, 40,000 bytes" if (name, width) == ("ticket", 576) else "",
            )
    picture = Image.open(io.BytesIO(render(TICKET).png()))
    picture.load()
    for implementation in ("bitImageRaster", "graphics", "bitImageColumn"):
        figures = timed(partial(python_escpos, picture, implementation), 20)
        size = len(python_escpos(picture, implementation))
        row(f"python-escpos {implementation}, the same ticket", figures, size)
    row(f"QR code of a slip ({len(CODE)} characters)", timed(lambda: qr.matrix(CODE)))
    print(f"\n{'whole jobs on the simulated printer':<44} {'s wall':>8} {'outcome':>10}")
    for proof in ("process-id", "fence", "none"):
        for speed in (None, 200.0):
            with SimPrinter(proof=proof, speed=speed) as sim:
                printer = TicketPrinter(link_to(sim.url))
                printer.status()
                outcome = printer.print("bench", TICKET)
                printer.close()
            pace = "at once" if speed is None else f"{speed:.0f} mm/s"
            print(f"proof {proof}, head {pace:<24} {outcome.seconds:>13.2f} {outcome.outcome:>12}")


if __name__ == "__main__":
    main()
