"""Kept sums of the country, and the triggers that note every cell a change touches."""

from django.db import migrations, models

NOTE_SUBJECTS = """
CREATE FUNCTION budget_note_subjects() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        INSERT INTO budget_changedcell (cell_place, cell_kind, cell_year)
        SELECT DISTINCT budget_cell_place(s.area_id, s.owner_id), s.kind,
            COALESCE(s.fiscal_year, 0) FROM now_rows s WHERE s.kind IN ('N', 'A', 'P', 'B');
    ELSIF TG_OP = 'DELETE' THEN
        INSERT INTO budget_changedcell (cell_place, cell_kind, cell_year)
        SELECT DISTINCT budget_cell_place(s.area_id, s.owner_id), s.kind,
            COALESCE(s.fiscal_year, 0) FROM old_rows s WHERE s.kind IN ('N', 'A', 'P', 'B');
    ELSE
        INSERT INTO budget_changedcell (cell_place, cell_kind, cell_year)
        SELECT DISTINCT cell.* FROM old_rows o JOIN now_rows n ON n.id = o.id, LATERAL (VALUES
            (budget_cell_place(o.area_id, o.owner_id), o.kind, COALESCE(o.fiscal_year, 0)),
            (budget_cell_place(n.area_id, n.owner_id), n.kind, COALESCE(n.fiscal_year, 0))
        ) cell (place, kind, year)
        WHERE cell.kind IN ('N', 'A', 'P', 'B')
          AND (o.area_id, o.owner_id, o.kind, o.fiscal_year, o.circulation)
            IS DISTINCT FROM (n.area_id, n.owner_id, n.kind, n.fiscal_year, n.circulation);
    END IF;
    RETURN NULL;
END $$;

CREATE FUNCTION budget_cell_place(area text, owner uuid) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE WHEN area IS NULL THEN '@' || owner ELSE left(area, 4) END
$$;
"""

NOTE_BELONGINGS = """
CREATE FUNCTION budget_note_belongings() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    id_column text := TG_ARGV[0];
BEGIN
    IF TG_OP <> 'DELETE' THEN
        EXECUTE format('INSERT INTO budget_changedcell (cell_place, cell_kind, subject_id) '
            'SELECT DISTINCT '''', '''', %I FROM now_rows', id_column);
    END IF;
    IF TG_OP <> 'INSERT' THEN
        EXECUTE format('INSERT INTO budget_changedcell (cell_place, cell_kind, subject_id) '
            'SELECT DISTINCT '''', '''', %I FROM old_rows', id_column);
    END IF;
    RETURN NULL;
END $$;
"""

NOTE_BODIES = """
CREATE FUNCTION budget_note_bodies() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO budget_changedcell (cell_place, cell_kind, body_id)
    SELECT '', '', n.id FROM old_rows o JOIN now_rows n ON n.id = o.id
    WHERE (o.kind, o.seat_id) IS DISTINCT FROM (n.kind, n.seat_id);
    RETURN NULL;
END $$;
"""

EVERYTHING = """
INSERT INTO budget_changedcell (cell_place, cell_kind, cell_year)
SELECT DISTINCT budget_cell_place(area_id, owner_id), kind, COALESCE(fiscal_year, 0)
FROM threads_subject WHERE kind IN ('N', 'A', 'P', 'B');
"""

BELONGINGS = {
    "threads_place": "subject_id",
    "projects_activity": "subject_id",
    "projects_costline": "activity_id",
    "funds_publishedline": "subject_id",
    "budget_amount": "subject_id",
}
SEEN = {
    "INSERT": "NEW TABLE AS now_rows",
    "UPDATE": "OLD TABLE AS old_rows NEW TABLE AS now_rows",
    "DELETE": "OLD TABLE AS old_rows",
}


def _triggers(table: str, function: str, events: tuple[str, ...] = tuple(SEEN)) -> list:
    return [
        migrations.RunSQL(
            sql=f"CREATE TRIGGER {table}_note_{event.lower()} AFTER {event} ON {table} "
            f"REFERENCING {SEEN[event]} FOR EACH STATEMENT EXECUTE FUNCTION {function};",
            reverse_sql=f"DROP TRIGGER {table}_note_{event.lower()} ON {table};",
        )
        for event in events
    ]


class Migration(migrations.Migration):
    dependencies = [
        ("budget", "0002_final_rows"),
        ("areas", "0001_tables"),
        ("funds", "0001_tables"),
        ("projects", "0001_tables"),
        ("threads", "0002_final_rows"),
    ]

    operations = [
        migrations.CreateModel(
            name="KeptSum",
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
                ("figure", models.CharField(max_length=8)),
                ("area_code", models.CharField(blank=True, max_length=4)),
                ("fiscal_year", models.PositiveSmallIntegerField()),
                ("is_public", models.BooleanField()),
                ("source", models.CharField(blank=True, max_length=20)),
                ("stage", models.CharField(blank=True, max_length=14)),
                ("rows", models.IntegerField()),
                ("satang", models.BigIntegerField()),
            ],
            options={"verbose_name": "kept sum", "verbose_name_plural": "kept sums"},
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
                ("cell_place", models.CharField(blank=True, max_length=37)),
                ("cell_kind", models.CharField(blank=True, max_length=1)),
                ("cell_year", models.PositiveSmallIntegerField(null=True)),
                ("subject_id", models.UUIDField(null=True)),
                ("body_id", models.UUIDField(null=True)),
            ],
            options={"verbose_name": "changed cell", "verbose_name_plural": "changed cells"},
        ),
        migrations.AddIndex(
            model_name="keptsum",
            index=models.Index(
                fields=["cell_place", "cell_kind", "cell_year"], name="budget_keptsum_cell"
            ),
        ),
        migrations.AddIndex(
            model_name="keptsum",
            index=models.Index(fields=["fiscal_year"], name="budget_keptsum_year"),
        ),
        migrations.RunSQL(
            sql=NOTE_SUBJECTS,
            reverse_sql="DROP FUNCTION budget_note_subjects(); "
            "DROP FUNCTION budget_cell_place(text, uuid);",
        ),
        migrations.RunSQL(
            sql=NOTE_BELONGINGS, reverse_sql="DROP FUNCTION budget_note_belongings();"
        ),
        migrations.RunSQL(sql=NOTE_BODIES, reverse_sql="DROP FUNCTION budget_note_bodies();"),
        *_triggers("threads_subject", "budget_note_subjects()"),
        *(
            trigger
            for table, column in BELONGINGS.items()
            for trigger in _triggers(table, f"budget_note_belongings('{column}')")
        ),
        *_triggers("areas_body", "budget_note_bodies()", ("UPDATE",)),
        migrations.RunSQL(sql=EVERYTHING, reverse_sql=migrations.RunSQL.noop),
    ]
