"""The chip of the Vietnamese citizen card: opened, read, verified.

`reader.CardReader` is the way in. `link` is the seam to hardware, `pcsc` its only real end; everything between is
bytes and values, blocking and free of Qt.
"""
