"""Hardware in the loop: a device is proven with the suites the simulators pass, and a report says what was found."""
