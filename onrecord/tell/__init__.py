"""The record told: brief, timeline, exports."""
