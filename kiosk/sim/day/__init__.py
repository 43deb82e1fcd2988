"""A hospital day, played over HTTP: patients who arrive through the morning peak, at fifty terminals."""
