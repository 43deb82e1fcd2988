"""`python -m kiosk.hil`."""

from kiosk.hil.cli import main

main()
