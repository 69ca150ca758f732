"""Find the questions about doubles that wait without reading all that comparing settled.

Revision: 0006, after 0005.
"""

from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None
_INDEX = "ix_duplicate_question_state_kind_id"


def upgrade() -> None:
    op.create_index(_INDEX, "duplicate_question", ["state", "kind", "id"])


def downgrade() -> None:
    op.drop_index(_INDEX, "duplicate_question")
