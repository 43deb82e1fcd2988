"""The whole visit as a pure table: states, events, effects, step."""
