"""Indexes that search one owner's entities only, and counts that nobody has to count."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

WHAT = """owner_id, entity_type,
  CASE WHEN deleted_at IS NOT NULL THEN 'trashed'
       WHEN archived_at IS NOT NULL THEN 'archived' ELSE 'active' END, category, favorite"""

FOLD = """
CREATE FUNCTION fold_entity_counts(whose uuid) RETURNS void LANGUAGE sql AS $$
  WITH folded AS (
    DELETE FROM entity_counts WHERE ctid = ANY (ARRAY(
      SELECT ctid FROM entity_counts WHERE owner_id = whose FOR UPDATE SKIP LOCKED))
    RETURNING *)
  INSERT INTO entity_counts
  SELECT owner_id, entity_type, state, category, favorite, sum(n) FROM folded
  GROUP BY 1, 2, 3, 4, 5 HAVING sum(n) <> 0
$$"""

COUNT = f"""
CREATE FUNCTION count_entities() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO entity_counts SELECT {WHAT}, count(*) FROM came GROUP BY 1, 2, 3, 4, 5;
    PERFORM fold_entity_counts(owner_id) FROM (SELECT DISTINCT owner_id FROM came) AS owners
    WHERE random() < 0.01;
  ELSIF TG_OP = 'DELETE' THEN
    INSERT INTO entity_counts SELECT {WHAT}, -count(*) FROM went GROUP BY 1, 2, 3, 4, 5;
  ELSE
    INSERT INTO entity_counts
    SELECT owner_id, entity_type, state, category, favorite, sum(n) FROM (
      SELECT {WHAT}, 1 FROM came UNION ALL SELECT {WHAT}, -1 FROM went
    ) AS changes (owner_id, entity_type, state, category, favorite, n)
    GROUP BY 1, 2, 3, 4, 5 HAVING sum(n) <> 0;
    IF FOUND THEN
      PERFORM fold_entity_counts(owner_id) FROM (SELECT DISTINCT owner_id FROM came) AS owners
      WHERE random() < 0.01;
    END IF;
  END IF;
  RETURN NULL;
END $$"""

TRIGGERS = """
CREATE TRIGGER entities_came AFTER INSERT ON entities REFERENCING NEW TABLE AS came
FOR EACH STATEMENT EXECUTE FUNCTION count_entities();
CREATE TRIGGER entities_went AFTER DELETE ON entities REFERENCING OLD TABLE AS went
FOR EACH STATEMENT EXECUTE FUNCTION count_entities();
CREATE TRIGGER entities_changed AFTER UPDATE ON entities
REFERENCING OLD TABLE AS went NEW TABLE AS came
FOR EACH STATEMENT EXECUTE FUNCTION count_entities();
"""


def upgrade() -> None:
    op.execute("CREATE EXTENSION IF NOT EXISTS btree_gin")
    op.drop_index("entities_search", "entities")
    op.drop_index("entities_trigrams", "entities")
    op.create_index("entities_search", "entities", ["owner_id", "search"], postgresql_using="gin")
    op.create_index(
        "entities_trigrams",
        "entities",
        ["owner_id", sa.literal_column("(name || ' ' || words) gin_trgm_ops")],
        postgresql_using="gin",
    )
    op.create_index(
        "entities_by_category",
        "entities",
        ["owner_id", "entity_type", "category", "updated_at", "id"],
        postgresql_where=sa.text("archived_at IS NULL AND deleted_at IS NULL"),
    )
    for state, where in (
        ("favorite", "favorite AND archived_at IS NULL AND deleted_at IS NULL"),
        ("archived", "archived_at IS NOT NULL AND deleted_at IS NULL"),
        ("trashed", "deleted_at IS NOT NULL"),
    ):
        op.create_index(
            f"entities_{state}",
            "entities",
            ["owner_id", "entity_type", "updated_at", "id"],
            postgresql_where=sa.text(where),
        )
    op.create_table(
        "entity_counts",
        sa.Column("owner_id", sa.Uuid(), nullable=False),
        sa.Column("entity_type", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("category", sa.Text(), nullable=True),
        sa.Column("favorite", sa.Boolean(), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
    )
    op.create_index("entity_counts_owner", "entity_counts", ["owner_id", "entity_type", "state"])
    # Nothing is written between the first count and the triggers: the migration holds the table.
    op.execute("LOCK TABLE entities IN SHARE ROW EXCLUSIVE MODE")
    op.execute(
        f"INSERT INTO entity_counts SELECT {WHAT}, count(*) FROM entities GROUP BY 1, 2, 3, 4, 5"
    )
    for statement in (FOLD, COUNT, TRIGGERS):
        op.execute(statement)
