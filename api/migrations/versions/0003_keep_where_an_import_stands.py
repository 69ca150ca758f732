"""Keep where an import stands and what it changed, so that it can go on, be undone, be followed.

Revision: 0003, after 0002.
"""

from typing import Any

import sqlalchemy as sa
from alembic import op

from api.tables import Json, UtcDateTime

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_CUT_OFF = "It was cut off before the end of its file. Import the file again to complete it."


def upgrade() -> None:
    for column in _of_a_run():
        op.add_column("import_run", column)
    _tell_where_runs_stand()
    for column in _of_a_vacancy():
        op.add_column("vacancy", column)
    # What was never changed since it came was added by the import that it names.
    op.execute("UPDATE vacancy SET added_by = import_id WHERE created_at = updated_at")
    op.drop_index("ix_vacancy_import_id", "vacancy")  # what an undo looks for is who added it
    op.create_index("ix_vacancy_added_by", "vacancy", ["added_by"])
    _changes()
    _tokens()


def downgrade() -> None:
    op.drop_table("api_token")
    op.drop_table("import_change")
    op.drop_index("ix_vacancy_added_by", "vacancy")
    op.create_index("ix_vacancy_import_id", "vacancy", ["import_id"])
    for column in _of_a_vacancy():
        op.drop_column("vacancy", column.name)
    for column in _of_a_run():
        op.drop_column("import_run", column.name)


def _of_a_run() -> list[sa.Column[Any]]:
    return [
        _filled("options", Json, "{}"),
        _filled("dry_run", sa.Boolean(), sa.false()),
        _filled("whole_source", sa.Boolean(), sa.false()),
        _filled("close_most", sa.Boolean(), sa.false()),
        _filled("state", sa.String(length=20), "done"),
        sa.Column("worker", sa.String(length=120), nullable=True),
        _filled("attempts", sa.Integer(), "0"),
        sa.Column("begun_at", UtcDateTime(), nullable=True),
        _filled("begun_read", sa.Integer(), "0"),
        _filled("begun_bytes", sa.BigInteger(), "0"),
        sa.Column("heartbeat_at", UtcDateTime(), nullable=True),
        _filled("cancel_asked", sa.Boolean(), sa.false()),
        _filled("bytes", sa.BigInteger(), "0"),
        _filled("bytes_read", sa.BigInteger(), "0"),
        _filled("closed", sa.Integer(), "0"),
        _filled("examples", Json, "{}"),
        sa.Column("notice", sa.String(), nullable=True),
        _filled("undo", Json, "{}"),
        sa.Column("undone_at", UtcDateTime(), nullable=True),
        sa.Column("undone_by", sa.String(length=32), nullable=True),
    ]


def _of_a_vacancy() -> list[sa.Column[Any]]:
    return [
        sa.Column("added_by", sa.String(length=32), nullable=True),
        sa.Column("withdrawn_at", UtcDateTime(), nullable=True),
        _filled("was_shown", sa.Boolean(), sa.false()),
    ]


def _filled(name: str, kind: Any, value: Any) -> sa.Column[Any]:
    """A column that is never empty, with what the rows hold that are there already."""
    return sa.Column(name, kind, nullable=False, server_default=value)


def _tell_where_runs_stand() -> None:
    run = sa.table(
        "import_run",
        sa.column("state", sa.String()),
        sa.column("failure", sa.String()),
        sa.column("finished_at", UtcDateTime()),
    )
    broken = sa.update(run).where(run.c.finished_at.is_(None))
    op.execute(broken.values(state="failed", failure=sa.func.coalesce(run.c.failure, _CUT_OFF)))


def _changes() -> None:
    op.create_table(
        "import_change",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("import_id", sa.String(), nullable=False),
        sa.Column("vacancy_id", sa.String(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum("added", "changed", "closed", "reopened", native_enum=False, length=20),
            nullable=False,
        ),
        sa.Column("before", Json, nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.Column("undone_at", UtcDateTime(), nullable=True),
        sa.Column("stays", sa.String(length=200), nullable=True),
        sa.ForeignKeyConstraint(
            ["import_id"], ["import_run.id"], name="fk_import_change_import_id"
        ),
        sa.ForeignKeyConstraint(["vacancy_id"], ["vacancy.id"], name="fk_import_change_vacancy_id"),
        sa.PrimaryKeyConstraint("id", name="pk_import_change"),
    )
    op.create_index("ix_import_change_import_id", "import_change", ["import_id"])
    op.create_index("ix_import_change_vacancy_id", "import_change", ["vacancy_id"])


def _tokens() -> None:
    op.create_table(
        "api_token",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("user_id", sa.String(), nullable=False),
        sa.Column("scope", sa.String(length=20), nullable=False),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.Column("used_at", UtcDateTime(), nullable=True),
        sa.Column("expires_at", UtcDateTime(), nullable=False),
        sa.Column("revoked_at", UtcDateTime(), nullable=True),
        sa.ForeignKeyConstraint(["user_id"], ["user_account.id"], name="fk_api_token_user_id"),
        sa.PrimaryKeyConstraint("id", name="pk_api_token"),
        sa.UniqueConstraint("token_hash", name="uq_api_token_token_hash"),
    )
    op.create_index("ix_api_token_user_id", "api_token", ["user_id"])
