"""The terminals: enrolment, heartbeats, calls for help."""
