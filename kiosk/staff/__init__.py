"""Staff at a terminal: how they come in, what they do there, the set-up of a new one. Pure, as the visit is."""
