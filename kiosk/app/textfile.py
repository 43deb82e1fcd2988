"""The terminal's own figures for node-exporter's textfile collector: a small file, replaced whole or not at all."""

import logging
import os
from pathlib import Path

from kiosk.domain.condition import STOPS, WARNS, Standing, condition_of
from kiosk.domain.exposition import Exposition
from kiosk.services.health import Report

log = logging.getLogger(__name__)


class TextFile:
    """Written with each heartbeat. A folder that is not there is logged once and hinders nothing."""

    def __init__(self, path: Path, version: str) -> None:
        self._path = path
        self._version = version
        self._failing = False

    def write(self, report: Report) -> None:
        """As the report has it."""
        half = self._path.with_name(self._path.name + ".part")
        try:
            with half.open("w", encoding="utf-8") as file:
                file.write(exposed(report, self._version))
                file.flush()
                os.fsync(file.fileno())
            half.chmod(0o644)
            half.replace(self._path)
        except OSError as error:
            if not self._failing:
                log.info("the figures for node-exporter cannot be written: %s", error.strerror)
            self._failing = True
        else:
            self._failing = False


def exposed(report: Report, version: str) -> str:
    """The report in Prometheus' text format. The same codes as in the log and on the console."""
    out = Exposition()
    out.family("kiosk_node_info", "gauge", "This terminal's version.").sample(1, {"version": version})
    out.family("kiosk_node_state", "gauge", "1 for the state this terminal is in.")
    for standing in Standing:
        out.sample(report.standing is standing, {"state": standing})
    out.family("kiosk_node_fault", "gauge", "1 for each thing that is wrong.")
    for found in report.faults:
        weight = "stop" if found.fault in STOPS else "warn" if found.fault in WARNS else "hinder"
        out.sample(1, {"code": found.fault, "weight": weight})
    out.family("kiosk_node_device", "gauge", "1 for the condition a device is in, in the words of XFS4IoT.")
    for device in report.devices:
        out.sample(1, {"device": device.name, "condition": condition_of(device.state)})
    figures = (
        ("kiosk_node_paper_left_meters", "Paper on the roll.", report.paper_left_mm, 0.001),
        ("kiosk_node_payments_open", "Payments whose end is not known.", report.payments_open, 1),
        ("kiosk_node_clock_offset_seconds", "How far this clock is ahead of the backend's.", report.clock_offset_s, 1),
        ("kiosk_node_temperature_celsius", "The warmest sensor.", report.temperature_c, 1),
    )
    for name, about, value, factor in figures:
        if value is not None:
            out.family(name, "gauge", about).sample(value * factor)
    moments = (
        ("kiosk_node_started_timestamp_seconds", "When the program started.", report.started_at),
        ("kiosk_node_certificate_end_timestamp_seconds", "When the certificate ends.", report.certificate_until),
    )
    for name, about, moment in moments:
        if moment is not None:
            out.family(name, "gauge", about).sample(moment.timestamp())
    return out.text()
