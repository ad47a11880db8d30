"""From a report to a spaCy Doc; decides which sentences deserve parsing."""
