"""The Python environment of a package: made from wheels without a network, then cut down to what is used."""

import re
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path
from typing import Final

import elf

# What the screens import, and the platforms they may stand on: cage (wayland), and none (offscreen).
_QT_MODULES: Final = ("QtCore", "QtGui", "QtNetwork", "QtOpenGL", "QtQml", "QtQuick", "QtSvg")
_QT_PLUGINS: Final = (
    "platforms/libqoffscreen",
    "platforms/libqwayland",
    "wayland-graphics-integration-client/libqt-plugin-wayland-egl",
    "wayland-graphics-integration-client/libshm-emulation-server",
    "wayland-shell-integration/libxdg-shell",
)
_QT_QML: Final = (
    "builtins.qmltypes",
    "jsroot.qmltypes",
    "QtQml/Base",
    "QtQml/Models",
    "QtQml/WorkerScript",
    "QtQml/libqml",
    "QtQml/qmldir",
    "QtQml/plugins.qmltypes",
    "QtQuick/Layouts",
    "QtQuick/Templates",
    "QtQuick/Window",
    "QtQuick/libqtquick2plugin",
    "QtQuick/qmldir",
    "QtQuick/plugins.qmltypes",
)
# Not for a terminal: build tools, tests, headers, stubs, sample data, and what only other programs would load.
_NOT_SHIPPED: Final = (
    "pip",
    "setuptools",
    "setuptools-*.dist-info",
    "_distutils_hack",
    "distutils-precedence.pth",
    "pkg_resources",
    "cv2/data",
    "numpy/_core/include",
    "numpy/_core/lib",
    "argcomplete/scripts",
    "barcode/fonts",
    "numpy/_core/*_tests*.so",
    "numpy/f2py",
    "numpy/testing",
    "numpy/_pyinstaller",
    "numpy/random/lib",
    "numpy/random/_examples",
    "PIL/ImageTk.py",
    "PIL/_imagingtk.*",
    "psycopg/_tests",
    "qrcode/console_scripts.py",
    "mako/testing",
    "sqlalchemy/testing",
)
_TESTS: Final = ("tests", "test")
_STUBS: Final = (".pyi", ".pxd", ".pyx", ".h", ".hpp", ".c", ".exe", ".a")


def make(prefix: Path, wheels: Path, needs: Path) -> Path:
    """A virtual environment at `prefix` from `wheels` alone. Its site-packages."""
    run("/usr/bin/python3", "-m", "venv", "--without-pip", "--symlinks", prefix)
    version = Path("/usr/bin/python3").resolve().name
    (prefix / "bin" / "python").unlink()
    (prefix / "bin" / "python").symlink_to(f"../../../bin/{version}")
    for extra in (prefix / "bin").iterdir():
        if extra.name != "python":
            extra.unlink()
    shutil.rmtree(prefix / "include", ignore_errors=True)
    (prefix / "lib64").unlink(missing_ok=True)
    (prefix / ".gitignore").unlink(missing_ok=True)  # Python 3.13 writes one
    site = prefix / "lib" / version / "site-packages"
    run("/usr/bin/python3", "-m", "pip", "install", "--no-index", "--find-links", wheels, "--require-hashes",
        "--no-deps", "--no-compile", "--target", site, "--quiet", "-r", needs)  # fmt: skip
    shutil.rmtree(site / "bin", ignore_errors=True)
    home = prefix / "pyvenv.cfg"
    home.write_text(
        f"home = /usr/bin\ninclude-system-site-packages = false\nexecutable = /usr/bin/{version}\n", "utf-8"
    )
    return site


def prune(site: Path) -> None:
    """Take away what is not used, and every library that nothing left needs."""
    for pattern in _NOT_SHIPPED:
        for found in site.glob(pattern):
            _remove(found)
    for folder in [*site.rglob("__pycache__"), *(f for name in _TESTS for f in site.rglob(name) if f.is_dir())]:
        _remove(folder)
    for file in list(site.rglob("*")):
        if file.is_file() and file.suffix in _STUBS:
            file.unlink()
    for record in [
        *site.glob("*.dist-info/RECORD"),
        *site.glob("*.dist-info/direct_url.json"),
        *site.glob("*.dist-info/REQUESTED"),
    ]:
        record.unlink()
    if (site / "PySide6").is_dir():
        _prune_qt(site / "PySide6")


def _prune_qt(pyside: Path) -> None:
    for child in list(pyside.iterdir()):
        module = child.name.partition(".")[0]
        kept = child.name in (
            "Qt",
            "__init__.py",
            "_config.py",
            "_git_pyside_version.py",
            "support",
        ) or child.name.startswith("libpyside6")
        if not kept and module not in _QT_MODULES:
            _remove(child)
    qt = pyside / "Qt"
    for child in list(qt.iterdir()):
        if child.name not in ("lib", "plugins", "qml", "licenses"):
            _remove(child)
    _keep(qt / "plugins", _QT_PLUGINS)
    _keep(qt / "qml", _QT_QML)
    roots = [*pyside.glob("*.so*"), *(qt / "plugins").rglob("*.so"), *(qt / "qml").rglob("*.so")]
    needed = {path.resolve() for path in elf.closure(roots, qt / "lib")}
    for library in list((qt / "lib").rglob("*")):
        if library.is_file() and library.resolve() not in needed:
            library.unlink()
    for folder in sorted(qt.rglob("*"), reverse=True):
        if folder.is_dir() and not any(folder.iterdir()):
            folder.rmdir()


def _keep(folder: Path, wanted: tuple[str, ...]) -> None:
    for file in list(folder.rglob("*")):
        name = file.relative_to(folder).as_posix()
        if file.is_file() and not any(name == w or name.startswith((w + "/", w + ".", w + "-")) for w in wanted):
            file.unlink()


def strip(root: Path) -> None:
    """Every ELF file without its symbols, where it still loads without them; no library is executable.

    Wheels whose libraries were renamed by patchelf are laid out in a way that `strip` breaks: those stay as they came.
    """
    for file in elf.files(root):
        whole = file.read_bytes()
        run("strip", "--strip-unneeded", file)
        if not elf.loads(file):
            file.write_bytes(whole)
        file.chmod(0o644)


def add_product(site: Path, source: Path, without: Iterable[str], version: str) -> None:
    """The product itself, less the parts that this package does not carry; it knows the package's version."""
    shutil.copytree(source / "kiosk", site / "kiosk", ignore=shutil.ignore_patterns("__pycache__", "typeinfo", "*.ts"))
    for part in without:
        _remove(site / "kiosk" / part)
    told = site / "kiosk" / "__init__.py"
    told.write_text(re.sub(r'__version__ = ".*"', f'__version__ = "{version}"', told.read_text("utf-8")), "utf-8")


def run(*command: object) -> str:
    """The output of a program; its words where it fails."""
    done = subprocess.run([str(word) for word in command], capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{command[0]} failed: {done.stderr.strip() or done.stdout.strip()}")
    return done.stdout


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
