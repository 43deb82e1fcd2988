"""Tests of the played gateway."""
