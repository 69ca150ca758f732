"""Lay down every table.

Revision: 0001, the first.
"""

import sqlalchemy as sa
from alembic import op

from api.tables import Json, UtcDateTime

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

# In the order in which they are made: none points at a later one.
TABLES = (
    "team",
    "user_account",
    "sign_in",
    "failed_sign_in",
    "idempotency_key",
    "audit_event",
    "client",
    "preference_version",
    "employer",
    "import_run",
    "import_refusal",
    "vacancy",
    "suggestion_list",
    "suggestion",
    "decision",
)


def upgrade() -> None:
    _accounts()
    _audit()
    _clients()
    _employers()
    _imports()
    _vacancies()
    _suggestions()


def downgrade() -> None:
    for table in reversed(TABLES):
        op.drop_table(table)


def _accounts() -> None:
    op.create_table(
        "team",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_team"),
        sa.UniqueConstraint("name", name="uq_team_name"),
    )
    op.create_table(
        "user_account",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("email", sa.String(length=254), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column(
            "role",
            sa.Enum("specialist", "supervisor", "importer", "admin", native_enum=False, length=20),
            nullable=False,
        ),
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("password_hash", sa.String(length=255), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name="fk_user_account_team_id"),
        sa.PrimaryKeyConstraint("id", name="pk_user_account"),
        sa.UniqueConstraint("email", name="uq_user_account_email"),
    )
    op.create_index("ix_user_account_team_id", "user_account", ["team_id"])
    op.create_table(
        "sign_in",
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("user_id", sa.String(), nullable=False),
        sa.Column("csrf_token", sa.String(length=64), nullable=False),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.Column("expires_at", UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["user_account.id"], name="fk_sign_in_user_id"),
        sa.PrimaryKeyConstraint("token_hash", name="pk_sign_in"),
    )
    op.create_index("ix_sign_in_user_id", "sign_in", ["user_id"])
    op.create_table(
        "failed_sign_in",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("email", sa.String(length=254), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_failed_sign_in"),
    )
    op.create_index("ix_failed_sign_in_at", "failed_sign_in", ["at"])
    op.create_index("ix_failed_sign_in_email", "failed_sign_in", ["email"])
    op.create_table(
        "idempotency_key",
        sa.Column("user_id", sa.String(), nullable=False),
        sa.Column("key", sa.String(length=200), nullable=False),
        sa.Column("request_hash", sa.String(length=64), nullable=False),
        sa.Column("status", sa.Integer(), nullable=False),
        sa.Column("answer", sa.String(), nullable=False),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["user_id"], ["user_account.id"], name="fk_idempotency_key_user_id"
        ),
        sa.PrimaryKeyConstraint("user_id", "key", name="pk_idempotency_key"),
    )


def _audit() -> None:
    op.create_table(
        "audit_event",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.Column("user_id", sa.String(), nullable=True),
        sa.Column("action", sa.String(length=60), nullable=False),
        sa.Column("subject", sa.String(length=40), nullable=False),
        sa.Column("subject_id", sa.String(length=32), nullable=False),
        sa.Column("details", Json, nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["user_account.id"], name="fk_audit_event_user_id"),
        sa.PrimaryKeyConstraint("id", name="pk_audit_event"),
    )
    op.create_index("ix_audit_event_at", "audit_event", ["at"])
    op.create_index("ix_audit_event_subject_id", "audit_event", ["subject_id"])
    op.create_index("ix_audit_event_user_id", "audit_event", ["user_id"])


def _clients() -> None:
    op.create_table(
        "client",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("reference", sa.String(length=40), nullable=False),
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("specialist_id", sa.String(), nullable=False),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.Column("closed_at", UtcDateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["specialist_id"], ["user_account.id"], name="fk_client_specialist_id"
        ),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name="fk_client_team_id"),
        sa.PrimaryKeyConstraint("id", name="pk_client"),
        sa.UniqueConstraint("team_id", "reference", name="uq_client_team_id_reference"),
    )
    op.create_index("ix_client_specialist_id", "client", ["specialist_id"])
    op.create_index("ix_client_team_id", "client", ["team_id"])
    op.create_table(
        "preference_version",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("client_id", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("base", sa.String(length=120), nullable=True),
        sa.Column("statements", Json, nullable=False),
        sa.Column("created_by", sa.String(), nullable=False),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["client_id"], ["client.id"], name="fk_preference_version_client_id"
        ),
        sa.ForeignKeyConstraint(
            ["created_by"], ["user_account.id"], name="fk_preference_version_created_by"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_preference_version"),
        sa.UniqueConstraint("client_id", "number", name="uq_preference_version_client_id_number"),
    )
    op.create_index("ix_preference_version_client_id", "preference_version", ["client_id"])


def _employers() -> None:
    op.create_table(
        "employer",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("key", sa.String(length=200), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_employer"),
        sa.UniqueConstraint("key", name="uq_employer_key"),
    )


def _imports() -> None:
    op.create_table(
        "import_run",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("source", sa.String(length=80), nullable=False),
        sa.Column("file_name", sa.String(length=255), nullable=False),
        sa.Column("format", sa.String(length=20), nullable=False),
        sa.Column("started_by", sa.String(), nullable=True),
        sa.Column("started_at", UtcDateTime(), nullable=False),
        sa.Column("finished_at", UtcDateTime(), nullable=True),
        sa.Column("read", sa.Integer(), nullable=False),
        sa.Column("added", sa.Integer(), nullable=False),
        sa.Column("changed", sa.Integer(), nullable=False),
        sa.Column("unchanged", sa.Integer(), nullable=False),
        sa.Column("refused", sa.Integer(), nullable=False),
        sa.Column("ignored", Json, nullable=False),
        sa.Column("failure", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["started_by"], ["user_account.id"], name="fk_import_run_started_by"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_import_run"),
    )
    op.create_table(
        "import_refusal",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("import_id", sa.String(), nullable=False),
        sa.Column("line", sa.Integer(), nullable=False),
        sa.Column("column", sa.String(length=120), nullable=True),
        sa.Column("problem", sa.String(), nullable=False),
        sa.Column("excerpt", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["import_id"], ["import_run.id"], name="fk_import_refusal_import_id"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_import_refusal"),
    )
    op.create_index("ix_import_refusal_import_id", "import_refusal", ["import_id"])


def _vacancies() -> None:
    op.create_table(
        "vacancy",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("source", sa.String(length=80), nullable=False),
        sa.Column("reference", sa.String(length=200), nullable=False),
        sa.Column("content_hash", sa.String(length=64), nullable=False),
        sa.Column("employer_id", sa.String(), nullable=False),
        sa.Column("title", sa.String(length=400), nullable=False),
        sa.Column("advert", Json, nullable=False),
        sa.Column("facts", Json, nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("posted", sa.Date(), nullable=True),
        sa.Column("closes", sa.Date(), nullable=True),
        sa.Column("import_id", sa.String(), nullable=True),
        sa.Column("changed", sa.Integer(), nullable=False),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.Column("updated_at", UtcDateTime(), nullable=False),
        sa.Column("closed_at", UtcDateTime(), nullable=True),
        sa.ForeignKeyConstraint(["employer_id"], ["employer.id"], name="fk_vacancy_employer_id"),
        sa.ForeignKeyConstraint(["import_id"], ["import_run.id"], name="fk_vacancy_import_id"),
        sa.PrimaryKeyConstraint("id", name="pk_vacancy"),
        sa.UniqueConstraint("source", "reference", name="uq_vacancy_source_reference"),
    )
    op.create_index("ix_vacancy_changed", "vacancy", ["changed"])
    op.create_index("ix_vacancy_closes", "vacancy", ["closes"])
    op.create_index("ix_vacancy_employer_id", "vacancy", ["employer_id"])
    op.create_index("ix_vacancy_import_id", "vacancy", ["import_id"])


def _suggestions() -> None:
    op.create_table(
        "suggestion_list",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("client_id", sa.String(), nullable=False),
        sa.Column("preference_version_id", sa.String(), nullable=False),
        sa.Column("model", sa.String(length=40), nullable=False),
        sa.Column("considered", sa.Integer(), nullable=False),
        sa.Column("already_decided", sa.Integer(), nullable=False),
        sa.Column("ruled_out_in_all", sa.Integer(), nullable=False),
        sa.Column("ruled_out", Json, nullable=False),
        sa.Column("what_if", Json, nullable=False),
        sa.Column("created_by", sa.String(), nullable=False),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], name="fk_suggestion_list_client_id"),
        sa.ForeignKeyConstraint(
            ["created_by"], ["user_account.id"], name="fk_suggestion_list_created_by"
        ),
        sa.ForeignKeyConstraint(
            ["preference_version_id"],
            ["preference_version.id"],
            name="fk_suggestion_list_preference_version_id",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_suggestion_list"),
    )
    op.create_index("ix_suggestion_list_client_id", "suggestion_list", ["client_id"])
    op.create_index("ix_suggestion_list_created_at", "suggestion_list", ["created_at"])
    op.create_table(
        "suggestion",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("list_id", sa.String(), nullable=False),
        sa.Column("vacancy_id", sa.String(), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.Column("score", sa.Float(), nullable=True),
        sa.Column("evidence", Json, nullable=False),
        sa.Column("shown", Json, nullable=False),
        sa.ForeignKeyConstraint(["list_id"], ["suggestion_list.id"], name="fk_suggestion_list_id"),
        sa.ForeignKeyConstraint(["vacancy_id"], ["vacancy.id"], name="fk_suggestion_vacancy_id"),
        sa.PrimaryKeyConstraint("id", name="pk_suggestion"),
        sa.UniqueConstraint("list_id", "rank", name="uq_suggestion_list_id_rank"),
    )
    op.create_index("ix_suggestion_list_id", "suggestion", ["list_id"])
    op.create_index("ix_suggestion_vacancy_id", "suggestion", ["vacancy_id"])
    op.create_table(
        "decision",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("suggestion_id", sa.String(), nullable=False),
        sa.Column("client_id", sa.String(), nullable=False),
        sa.Column("vacancy_id", sa.String(), nullable=False),
        sa.Column(
            "choice",
            sa.Enum("pursue", "not_for_me", "later", native_enum=False, length=20),
            nullable=True,
        ),
        sa.Column("undoes_id", sa.String(), nullable=True),
        sa.Column(
            "decided_by",
            sa.Enum("client", "specialist", "employer", native_enum=False, length=20),
            nullable=False,
        ),
        sa.Column("reasons", Json, nullable=False),
        sa.Column("note", sa.String(length=1000), nullable=True),
        sa.Column("created_by", sa.String(), nullable=False),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], name="fk_decision_client_id"),
        sa.ForeignKeyConstraint(["created_by"], ["user_account.id"], name="fk_decision_created_by"),
        sa.ForeignKeyConstraint(
            ["suggestion_id"], ["suggestion.id"], name="fk_decision_suggestion_id"
        ),
        sa.ForeignKeyConstraint(["undoes_id"], ["decision.id"], name="fk_decision_undoes_id"),
        sa.ForeignKeyConstraint(["vacancy_id"], ["vacancy.id"], name="fk_decision_vacancy_id"),
        sa.PrimaryKeyConstraint("id", name="pk_decision"),
        sa.UniqueConstraint("undoes_id", name="uq_decision_undoes_id"),
    )
    op.create_index("ix_decision_client_id", "decision", ["client_id"])
    op.create_index("ix_decision_suggestion_id", "decision", ["suggestion_id"])
    op.create_index("ix_decision_vacancy_id", "decision", ["vacancy_id"])
