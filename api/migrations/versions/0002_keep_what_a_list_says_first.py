"""Keep what a list says first, where little or nothing fits.

Revision: 0002, after 0001.
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("suggestion_list", sa.Column("notice", sa.String(length=400), nullable=True))


def downgrade() -> None:
    op.drop_column("suggestion_list", "notice")
