"""The subcommands of kiosk, one file each."""
