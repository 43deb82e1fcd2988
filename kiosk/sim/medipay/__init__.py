"""A played HIS that speaks REST as the MediPay kiosk contract has it."""
