"""`kiosk run`: the terminal application."""

import os
import sys

from kiosk.app.commands.place import DEFAULT, ConfigPath, settings_or_exit
from kiosk.app.setup.first_start import first_start


def run(config: ConfigPath = DEFAULT) -> None:
    """Serve patients at this terminal until told to stop. A new terminal is set up on its screen first."""
    start = first_start(config)
    if start is not None:
        from kiosk.app.terminal import set_up  # noqa: PLC0415 - Qt is loaded only where a screen is wanted

        code = set_up(start)
        if code or "NOTIFY_SOCKET" in os.environ or first_start(config) is not None:
            # Whoever watches over the process starts it anew, and then it serves.
            raise SystemExit(code)
        os.execv(sys.executable, [sys.executable, "-m", "kiosk", "run", "--config", str(config)])  # noqa: S606
    if "NOTIFY_SOCKET" not in os.environ:
        settings = settings_or_exit(config)
        from kiosk.app.terminal import serve  # noqa: PLC0415 - Qt is loaded only where a screen is wanted

        raise SystemExit(serve(settings, config))

    from kiosk.app.stopped import Stop, why_not  # noqa: PLC0415 - as above
    from kiosk.app.terminal import serve, stand_closed  # noqa: PLC0415 - as above

    # A service of the machine does not end with a message that nobody reads: it stands there and says why.
    found = why_not(config)
    raise SystemExit(stand_closed(found, config) if isinstance(found, Stop) else serve(found, config))
