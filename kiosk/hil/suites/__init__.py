"""The suites every device of a kind passes, simulated or real. They run under pytest and nowhere else."""
