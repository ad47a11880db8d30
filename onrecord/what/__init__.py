"""What was done: PLOVER events with their status."""
