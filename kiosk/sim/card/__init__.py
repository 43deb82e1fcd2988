"""A citizen card made of software: invented people, real protocols.

It answers APDUs in process or behind pcscd's virtual reader, and shares no code and no constant with the reader it
is read by: its own encoding, its own secure messaging, its own key agreement.
"""
