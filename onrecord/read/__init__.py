"""From paths, bytes and feeds to clean, dated reports."""
