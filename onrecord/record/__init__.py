"""The record: one SQLite file, the ledger, queries."""
