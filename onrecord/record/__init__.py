"""The record: one SQLite file, the ledger, queries."""

from onrecord.record.coverage import Coverage
from onrecord.record.heads import Head, ReportHead
from onrecord.record.runs import Change, Run
from onrecord.record.store import Entry, Store
from onrecord.record.verify import Mismatch

__all__ = ["Change", "Coverage", "Entry", "Head", "Mismatch", "ReportHead", "Run", "Store"]
