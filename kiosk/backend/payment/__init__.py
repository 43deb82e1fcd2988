"""Money: bills, intents to collect for them, credits of the bank, and what becomes of every credit."""
