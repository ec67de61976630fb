<%
    # Alembic puts each change between two comments that ask for adjustments.
    lines = [line for line in (upgrades or "pass").splitlines() if "# ###" not in line]
%>"""${message}: forward only, a backup is the way back."""

import sqlalchemy as sa
from alembic import op
${imports if imports else ""}

revision = ${repr(up_revision)}
down_revision = ${repr(down_revision)}
branch_labels = None
depends_on = None


def upgrade() -> None:
    ${"\n".join(lines).strip()}

