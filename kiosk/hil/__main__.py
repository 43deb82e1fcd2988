"""`python -m kiosk.hil`."""

from kiosk.hil.start import main

main()
