"""A simulated bank: virtual accounts, a payer's phone, providers' protocols. Shares no code with what it tests."""
