"""Reads codes of citizen and insurance cards, slips and lab orders, by camera or scanner. Exact or silent."""
