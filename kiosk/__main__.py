"""`python -m kiosk`."""

from kiosk.app.cli import main

if __name__ == "__main__":
    main()
