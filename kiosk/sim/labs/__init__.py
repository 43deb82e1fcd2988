"""Simulated laboratories for the bench: a device at an address, and hands that disturb it (`kiosk.hil.lab.Lab`).

Options come from a plan's address, `sim:printer?fault=silent&speed=200`. `dead=NAME,NAME` makes the device not notice
those disturbances: a bad device, for proving that the bench finds it out.
"""
