"""`kiosk run`: the terminal application."""

import os

from kiosk.app.commands.place import DEFAULT, ConfigPath, settings_or_exit


def run(config: ConfigPath = DEFAULT) -> None:
    """Serve patients at this terminal until told to stop."""
    if "NOTIFY_SOCKET" not in os.environ:
        settings = settings_or_exit(config)
        from kiosk.app.terminal import serve  # noqa: PLC0415 - Qt is loaded only where a screen is wanted

        raise SystemExit(serve(settings, config))

    from kiosk.app.stopped import Stop, why_not  # noqa: PLC0415 - as above
    from kiosk.app.terminal import serve, stand_closed  # noqa: PLC0415 - as above

    # A service of the machine does not end with a message that nobody reads: it stands there and says why.
    found = why_not(config)
    raise SystemExit(stand_closed(found, config) if isinstance(found, Stop) else serve(found, config))
