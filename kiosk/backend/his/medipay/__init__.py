"""A HIS that speaks REST as the HDBank MediPay kiosk contract (v1.0.6) has it, with the calls we add to it."""
