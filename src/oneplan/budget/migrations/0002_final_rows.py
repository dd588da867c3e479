"""Rows of this table are never changed or deleted: PostgreSQL itself refuses."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("core", "0002_guards"), ("budget", "0001_tables")]

    operations = [
        migrations.RunSQL(
            sql="""
            CREATE TRIGGER budget_amount_is_final BEFORE UPDATE OR DELETE ON budget_amount
            FOR EACH ROW EXECUTE FUNCTION oneplan_refuse_change();
            """,
            reverse_sql="DROP TRIGGER budget_amount_is_final ON budget_amount;",
        )
    ]
