"""Runs, and what the record said of each happening after each of them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.create_table(
        "runs",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("command", sa.String(), nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.Column("inputs", sa.JSON(), nullable=False),
        sa.Column("counts", sa.JSON(), nullable=False),
        sa.Column("version", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_runs"),
    )
    op.create_table(
        "states",
        sa.Column("run", sa.Integer(), nullable=False),
        sa.Column("happening", sa.String(), nullable=False),
        sa.Column("state", sa.JSON(none_as_null=True)),
        sa.ForeignKeyConstraint(["run"], ["runs.number"], name="fk_states_run"),
        sa.PrimaryKeyConstraint("run", "happening", name="pk_states"),
    )
    op.create_index("ix_states_happening_run", "states", ["happening", "run"])
