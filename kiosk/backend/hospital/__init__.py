"""The hospital's directory: clinics, rooms, doctors, prices."""
