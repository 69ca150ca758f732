"""Keep which listings are one job, the names of employers, and what a person is asked about both.

Revision: 0005, after 0003.
"""

import sqlalchemy as sa
from alembic import op

from api.tables import UtcDateTime

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_KINDS = ("vacancy", "employer")
_STATES = ("sure", "different", "waiting", "merged", "apart")


def upgrade() -> None:
    op.add_column("vacancy", sa.Column("same_as", sa.String(length=32), nullable=True))
    op.add_column("vacancy", sa.Column("sketch", sa.LargeBinary(), nullable=True))
    op.add_column("vacancy", sa.Column("employer_key", sa.String(length=200), nullable=True))
    op.create_index("ix_vacancy_same_as", "vacancy", ["same_as"])
    op.add_column(
        "import_run", sa.Column("merged", sa.Integer(), nullable=False, server_default="0")
    )
    _keys_and_questions()
    _names()
    op.execute(
        "UPDATE vacancy SET employer_key = "
        "(SELECT key FROM employer WHERE employer.id = vacancy.employer_id)"
    )


def downgrade() -> None:
    op.drop_table("employer_name")
    op.drop_table("duplicate_question")
    op.drop_table("listing_key")
    op.drop_column("import_run", "merged")
    op.drop_index("ix_vacancy_same_as", "vacancy")
    for name in ("same_as", "sketch", "employer_key"):
        op.drop_column("vacancy", name)
    op.drop_index("ix_employer_changed_at", "employer")
    for name in ("merged_into", "changed_at"):
        op.drop_column("employer", name)


def _keys_and_questions() -> None:
    op.create_table(
        "listing_key",
        sa.Column("key", sa.BigInteger(), nullable=False),
        sa.Column("vacancy_id", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("key", "vacancy_id", name="pk_listing_key"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "duplicate_question",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("kind", sa.Enum(*_KINDS, native_enum=False, length=20), nullable=False),
        sa.Column("one", sa.String(length=32), nullable=False),
        sa.Column("other", sa.String(length=32), nullable=False),
        sa.Column("state", sa.Enum(*_STATES, native_enum=False, length=20), nullable=False),
        sa.Column("because", sa.String(length=400), nullable=False),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.Column("decided_at", UtcDateTime(), nullable=True),
        sa.Column("decided_by", sa.String(length=32), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_duplicate_question"),
        sa.UniqueConstraint("kind", "one", "other", name="uq_duplicate_question_kind_one_other"),
    )
    op.create_index("ix_duplicate_question_other", "duplicate_question", ["other"])


def _names() -> None:
    op.add_column("employer", sa.Column("merged_into", sa.String(length=32), nullable=True))
    op.add_column("employer", sa.Column("changed_at", UtcDateTime(), nullable=True))
    op.create_index("ix_employer_changed_at", "employer", ["changed_at"])
    op.create_table(
        "employer_name",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("key", sa.String(length=200), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("employer_id", sa.String(), nullable=False),
        sa.Column("came_with", sa.String(length=32), nullable=False),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["employer_id"], ["employer.id"], name="fk_employer_name_employer_id"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_employer_name"),
        sa.UniqueConstraint("key", name="uq_employer_name_key"),
    )
    op.create_index("ix_employer_name_employer_id", "employer_name", ["employer_id"])
    op.execute(
        "INSERT INTO employer_name (id, key, name, employer_id, came_with, created_at) "
        "SELECT id, key, name, id, id, created_at FROM employer"
    )
