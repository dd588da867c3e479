"""Indexes for what is asked of a whole country: short words, counts of places, printed sums."""

import django.contrib.postgres.indexes
from django.db import migrations, models

PAIRS = """
CREATE OR REPLACE FUNCTION threads_letter_pairs(words text) RETURNS text[]
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT array_agg(one || next)
    FROM (SELECT string_to_array(words, NULL) AS letters) spelled,
        unnest(letters, letters[2:]) AS pair(one, next)
    WHERE one <> ' ' AND next <> ' '
$$
"""
FORGET_PAIRS = "DROP FUNCTION IF EXISTS threads_letter_pairs(text)"
WIDER_STATISTICS = "ALTER TABLE threads_subject ALTER COLUMN search_text SET STATISTICS 500"
"""The planner tries each word on so many texts: how rare it is decides which index is quicker."""
USUAL_STATISTICS = "ALTER TABLE threads_subject ALTER COLUMN search_text SET STATISTICS -1"


class Migration(migrations.Migration):
    dependencies = [("threads", "0006_version_of_answers")]

    operations = [
        migrations.RunSQL(sql=PAIRS, reverse_sql=FORGET_PAIRS),
        migrations.RunSQL(sql=WIDER_STATISTICS, reverse_sql=USUAL_STATISTICS),
        migrations.AddIndex(
            model_name="subject",
            index=django.contrib.postgres.indexes.GinIndex(
                models.Func("search_text", function="threads_letter_pairs"),
                name="threads_subject_pairs",
            ),
        ),
        migrations.RemoveIndex(model_name="subject", name="threads_subject_area"),
        migrations.AddIndex(
            model_name="subject",
            index=models.Index(
                fields=["area", "fiscal_year", "kind"],
                include=("circulation", "owner", "id"),
                name="threads_subject_at",
                opclasses=["varchar_pattern_ops", "int2_ops", "text_ops"],
            ),
        ),
        migrations.AddIndex(
            model_name="subject",
            index=models.Index(
                condition=models.Q(("kind", "B"), models.Q(("circulation", "public"), _negated=True)),
                fields=["id"],
                name="threads_subject_kept_back",
            ),
        ),
    ]
