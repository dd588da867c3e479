"""A trigger function for tables whose rows, once written, refuse every change."""

from django.contrib.postgres.operations import BtreeGistExtension, TrigramExtension
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("core", "0001_tables")]

    operations = [
        TrigramExtension(),
        BtreeGistExtension(),
        migrations.RunSQL(
            sql="""
            CREATE FUNCTION oneplan_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                RAISE EXCEPTION 'rows of % are never changed or deleted', TG_TABLE_NAME
                    USING ERRCODE = 'restrict_violation';
            END $$;
            """,
            reverse_sql="DROP FUNCTION oneplan_refuse_change();",
        ),
    ]
