"""`python -m kiosk.sim`: the command kiosk-sim."""

from kiosk.sim.cli import main

if __name__ == "__main__":
    main()
