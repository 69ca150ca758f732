"""Keep refused rows as they came, what was noted of a file, and how a source's columns are read.

Revision: 0004, after 0003.
"""

import sqlalchemy as sa
from alembic import op

from api.tables import Json, UtcDateTime

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("import_run", sa.Column("notes", Json, nullable=False, server_default="[]"))
    op.add_column("import_run", sa.Column("columns", Json, nullable=False, server_default="[]"))
    op.add_column("import_refusal", sa.Column("cells", sa.Text(), nullable=True))
    op.create_table(
        "import_mapping",
        sa.Column("source", sa.String(length=80), nullable=False),
        sa.Column("names", Json, nullable=False),
        sa.Column("mapping", Json, nullable=False),
        sa.Column("has_header", sa.Boolean(), nullable=False),
        sa.Column("employer", sa.String(length=200), nullable=True),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("source", name="pk_import_mapping"),
    )


def downgrade() -> None:
    op.drop_table("import_mapping")
    op.drop_column("import_refusal", "cells")
    op.drop_column("import_run", "columns")
    op.drop_column("import_run", "notes")
