"""`kiosk run`: the terminal application."""

from kiosk.app.commands.place import DEFAULT, ConfigPath, settings_or_exit


def run(config: ConfigPath = DEFAULT) -> None:
    """Serve patients at this terminal until told to stop."""
    settings = settings_or_exit(config)
    from kiosk.app.terminal import serve  # noqa: PLC0415 - Qt is loaded only where a screen is wanted

    raise SystemExit(serve(settings, config))
