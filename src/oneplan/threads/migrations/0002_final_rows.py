"""Rows of this table are never changed or deleted: PostgreSQL itself refuses."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("core", "0002_guards"), ("threads", "0001_tables")]

    operations = [
        migrations.RunSQL(
            sql="""
            CREATE TRIGGER threads_event_is_final BEFORE UPDATE OR DELETE ON threads_event
            FOR EACH ROW EXECUTE FUNCTION oneplan_refuse_change();
            """,
            reverse_sql="DROP TRIGGER threads_event_is_final ON threads_event;",
        )
    ]
