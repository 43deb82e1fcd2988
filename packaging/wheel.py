"""The wheel announces only what it carries: simulators stay in a development install."""

from pathlib import Path

from setuptools.command.bdist_wheel import bdist_wheel


class Wheel(bdist_wheel):
    """As setuptools', without commands and plug-ins whose modules are left out."""

    def write_wheelfile(self, wheelfile_base: str, *rest: str, **named: str) -> None:
        """The last thing written before the wheel is packed; an editable install keeps everything."""
        super().write_wheelfile(wheelfile_base, *rest, **named)
        announced = Path(wheelfile_base) / "entry_points.txt"
        if "editable_wheel" not in self.distribution.command_obj and announced.is_file():
            lines = announced.read_text("utf-8").splitlines(keepends=True)
            announced.write_text("".join(line for line in lines if "kiosk.sim." not in line), "utf-8")
