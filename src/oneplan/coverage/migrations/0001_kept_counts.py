"""Kept counts of the country, and the triggers that note every cell a change touches."""

from django.db import migrations, models

NOTE_SUBJECTS = """
CREATE FUNCTION coverage_note_subjects() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'UPDATE' THEN
        INSERT INTO coverage_changedcell (cell_place, cell_kind, cell_year)
        SELECT DISTINCT budget_cell_place(s.area_id, s.owner_id), s.kind,
            COALESCE(s.fiscal_year, 0) FROM rows_seen s WHERE s.kind IN ('N', 'A');
    ELSE
        INSERT INTO coverage_changedcell (cell_place, cell_kind, cell_year)
        SELECT DISTINCT cell.* FROM old_rows o JOIN rows_seen n ON n.id = o.id, LATERAL (VALUES
            (budget_cell_place(o.area_id, o.owner_id), o.kind, COALESCE(o.fiscal_year, 0)),
            (budget_cell_place(n.area_id, n.owner_id), n.kind, COALESCE(n.fiscal_year, 0))
        ) cell (place, kind, year)
        WHERE cell.kind IN ('N', 'A')
          AND (o.area_id, o.owner_id, o.kind, o.fiscal_year, o.circulation)
            IS DISTINCT FROM (n.area_id, n.owner_id, n.kind, n.fiscal_year, n.circulation);
    END IF;
    RETURN NULL;
END $$;
"""

NOTE_BELONGINGS = """
CREATE FUNCTION coverage_note_belongings() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    id_column text := TG_ARGV[0];
    which text := TG_ARGV[1];
BEGIN
    EXECUTE format('INSERT INTO coverage_changedcell (subject_id) '
        'SELECT DISTINCT %I FROM rows_seen WHERE %s', id_column, which);
    IF TG_OP = 'UPDATE' THEN
        EXECUTE format('INSERT INTO coverage_changedcell (subject_id) '
            'SELECT DISTINCT %I FROM old_rows WHERE %s', id_column, which);
    END IF;
    RETURN NULL;
END $$;
"""
"""``which``: of ties, only those that decide whether a need is counted and answered."""

NOTE_ABOVE = """
CREATE FUNCTION coverage_note_above() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    note_column text := TG_ARGV[0];
    id_column text := TG_ARGV[1];
    watched text := TG_ARGV[2];
BEGIN
    EXECUTE format('INSERT INTO coverage_changedcell (%I) '
        'SELECT n.%I FROM old_rows o JOIN rows_seen n USING (%I) '
        'WHERE o.%I IS DISTINCT FROM n.%I',
        note_column, id_column, id_column, watched, watched);
    RETURN NULL;
END $$;
"""
"""A project that names another approach, a target that lies below another one."""

EVERYTHING = """
INSERT INTO coverage_changedcell (cell_place, cell_kind, cell_year)
SELECT DISTINCT budget_cell_place(area_id, owner_id), kind, COALESCE(fiscal_year, 0)
FROM threads_subject WHERE kind IN ('N', 'A');
"""

SEEN = {
    "INSERT": "NEW TABLE AS rows_seen",
    "UPDATE": "OLD TABLE AS old_rows NEW TABLE AS rows_seen",
    "DELETE": "OLD TABLE AS rows_seen",
}


def _triggers(
    table: str, function: str, events: tuple[str, ...] = tuple(SEEN), *, name: str = "coverage"
) -> list:
    return [
        migrations.RunSQL(
            sql=f"CREATE TRIGGER {table}_{name}_{event.lower()} AFTER {event} ON {table} "
            f"REFERENCING {SEEN[event]} FOR EACH STATEMENT EXECUTE FUNCTION {function};",
            reverse_sql=f"DROP TRIGGER {table}_{name}_{event.lower()} ON {table};",
        )
        for event in events
    ]


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("budget", "0003_kept_sums"),
        ("projects", "0004_benefits"),
        ("strategy", "0004_challenges"),
        ("threads", "0008_value_chains"),
    ]

    operations = [
        migrations.CreateModel(
            name="KeptCount",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("cell_place", models.CharField(max_length=37)),
                ("cell_kind", models.CharField(max_length=1)),
                ("cell_year", models.PositiveSmallIntegerField()),
                ("province", models.CharField(blank=True, max_length=2)),
                ("fiscal_year", models.PositiveSmallIntegerField()),
                ("is_public", models.BooleanField()),
                ("figure", models.CharField(max_length=12)),
                ("target_id", models.UUIDField(null=True)),
                ("rows", models.IntegerField()),
                ("satang", models.BigIntegerField()),
            ],
            options={"verbose_name": "kept count", "verbose_name_plural": "kept counts"},
        ),
        migrations.CreateModel(
            name="ChangedCell",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("cell_place", models.CharField(blank=True, db_default="", max_length=37)),
                ("cell_kind", models.CharField(blank=True, db_default="", max_length=1)),
                ("cell_year", models.PositiveSmallIntegerField(null=True)),
                ("subject_id", models.UUIDField(null=True)),
                ("project_id", models.UUIDField(null=True)),
                ("target_id", models.UUIDField(null=True)),
            ],
            options={
                "verbose_name": "changed cell of coverage",
                "verbose_name_plural": "changed cells of coverage",
            },
        ),
        migrations.AddIndex(
            model_name="keptcount",
            index=models.Index(
                fields=["cell_place", "cell_kind", "cell_year"], name="coverage_kept_cell"
            ),
        ),
        migrations.AddIndex(
            model_name="keptcount",
            index=models.Index(fields=["fiscal_year", "target_id"], name="coverage_kept_year"),
        ),
        migrations.RunSQL(
            sql=NOTE_SUBJECTS,
            reverse_sql="DROP FUNCTION coverage_note_subjects();",
        ),
        migrations.RunSQL(
            sql=NOTE_BELONGINGS, reverse_sql="DROP FUNCTION coverage_note_belongings();"
        ),
        migrations.RunSQL(sql=NOTE_ABOVE, reverse_sql="DROP FUNCTION coverage_note_above();"),
        *_triggers("threads_subject", "coverage_note_subjects()"),
        *_triggers("projects_activity", "coverage_note_belongings('subject_id', 'true')"),
        *_triggers("strategy_alignment", "coverage_note_belongings('subject_id', 'true')"),
        *_triggers(
            "threads_tie",
            "coverage_note_belongings('parent_id', 'kind = ''answers''')",
            name="coverage_answer",
        ),
        *_triggers(
            "threads_tie",
            "coverage_note_belongings('child_id', 'kind = ''merged_into''')",
            name="coverage_merge",
        ),
        *_triggers(
            "projects_project",
            "coverage_note_above('project_id', 'subject_id', 'approach_id')",
            ("UPDATE",),
        ),
        *_triggers(
            "strategy_target",
            "coverage_note_above('target_id', 'id', 'parent_id')",
            ("UPDATE",),
        ),
        migrations.RunSQL(sql=EVERYTHING, reverse_sql=migrations.RunSQL.noop),
    ]
