"""Eligibility: what the insurer says, judged by the hospital's rules, within the patient's patience."""
