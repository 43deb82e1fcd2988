"""What can go wrong with a scanner.

ScannerFault
├── ScannerGone      not there, or lost while reading: try again later
└── ScannerRefused   the configuration asks for what must not or cannot be: a person has to change it
"""


class ScannerFault(Exception):
    """Any fault of a scanner or of its address."""


class ScannerGone(ScannerFault):
    """The device, file or folder is not there or was lost. Opening it again later may help."""


class ScannerRefused(ScannerFault):
    """The address is not understood or not allowed. The text says what to do instead."""
