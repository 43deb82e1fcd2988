"""The screens of staff and of the set-up: one room, a window of its own or inside the terminal's."""
