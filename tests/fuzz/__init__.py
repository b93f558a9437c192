"""Hostile drafts: made at random from good ones, by the minute (`python -m tests.fuzz`) and by the dozen in the tests."""
