"""How older records are brought to the present schema (Alembic; run when a record is opened)."""
