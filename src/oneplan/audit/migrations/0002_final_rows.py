"""Rows of this table are never changed or deleted: PostgreSQL itself refuses."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("core", "0002_guards"), ("audit", "0001_tables")]

    operations = [
        migrations.RunSQL(
            sql="""
            CREATE TRIGGER audit_entry_is_final BEFORE UPDATE OR DELETE ON audit_entry
            FOR EACH ROW EXECUTE FUNCTION oneplan_refuse_change();
            """,
            reverse_sql="DROP TRIGGER audit_entry_is_final ON audit_entry;",
        )
    ]
