"""The console's three plots, from the fleet's figures."""

from typing import Final

from markupsafe import Markup

from kiosk.backend.fleet.figures import Figures, Slot
from kiosk.backend.web.fleet_words import OUTCOMES
from kiosk.backend.web.plots import Column, bars, lines
from kiosk.domain.dates import HOSPITAL_TIME

_ORDER: Final = ("registered", "paid", "informed", "desk", "failed", "left", "other")


def _named(figures: Figures) -> list[tuple[Slot, str, str]]:
    """Each slot with its name and its tick."""
    by_day = len(figures.slots) > 1 and (figures.slots[1].start - figures.slots[0].start).days >= 1
    found = []
    for n, slot in enumerate(figures.slots):
        local = slot.start.astimezone(HOSPITAL_TIME)
        if by_day:
            found.append((slot, local.strftime("%d/%m"), local.strftime("%d/%m")))
        else:
            found.append((slot, local.strftime("%d/%m %Hh"), local.strftime("%Hh") if n % 4 == 0 else ""))
    return found


def visits_plot(figures: Figures) -> Markup:
    """Visits by hour and outcome."""
    columns = []
    for slot, name, tick in _named(figures):
        told = ", ".join(f"{OUTCOMES[key]} {slot.outcomes[key]}" for key in _ORDER if slot.outcomes[key])
        parts = tuple((f"o-{key}", float(slot.outcomes[key])) for key in _ORDER)
        columns.append(Column(f"{name}: {told or 'không có lượt nào'}", tick, parts))
    return bars(columns, "Lượt theo giờ và kết quả")


def speed_plot(figures: Figures) -> Markup:
    """Percentiles of the seconds until a visit had what it came for."""
    columns = []
    for slot, name, tick in _named(figures):
        found = [(key, slot.percentile(share)) for key, share in (("p50", 0.5), ("p90", 0.9), ("p95", 0.95))]
        parts = tuple((key, value) for key, value in found if value is not None)
        told = ", ".join(f"{key} {value:g} giây" for key, value in parts)
        columns.append(Column(f"{name}: {told or 'không có lượt nào'}", tick, parts))
    return lines(columns, "Thời gian một lượt: phân vị 50, 90, 95", unit="s")


def availability_plot(figures: Figures) -> Markup:
    """The share of time in which patients were served."""
    columns = []
    for slot, name, tick in _named(figures):
        whole = slot.served_s + slot.hampered_s + slot.gone_s
        shares = [100 * part / whole if whole else 0.0 for part in (slot.served_s, slot.hampered_s, slot.gone_s)]
        told = f"phục vụ {shares[0]:.1f}%, có lỗi {shares[1]:.1f}%, vắng {shares[2]:.1f}%" if whole else "chưa có số"
        parts = (("a-ready", shares[0]), ("a-degraded", shares[1]), ("a-gone", shares[2]))
        columns.append(Column(f"{name}: {told}", tick, parts))
    return bars(columns, "Thời gian sẵn sàng", most=100, unit="%")
