"""Patients and their registrations: identity, the visit of today, one visit with several clinics."""
