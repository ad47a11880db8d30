"""Events of many reports to happenings, with reasons."""
