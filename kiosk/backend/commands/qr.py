"""A QR code in a terminal window, to be held to a camera or taken by a telephone."""

import qrcode  # noqa: TID251 - the backend's one file: it is a program of its own


def show_qr(text: str) -> None:
    """Dark on light whatever the window's colours are."""
    code = qrcode.QRCode(border=4)
    code.add_data(text)
    code.make(fit=True)
    code.print_ascii(invert=True)
