"""Rows of this table are never changed or deleted: PostgreSQL itself refuses."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("core", "0002_guards"), ("annual_plans", "0001_tables")]

    operations = [
        migrations.RunSQL(
            sql="""
            CREATE TRIGGER annual_plans_rank_is_final BEFORE UPDATE OR DELETE ON annual_plans_rank
            FOR EACH ROW EXECUTE FUNCTION oneplan_refuse_change();
            """,
            reverse_sql="DROP TRIGGER annual_plans_rank_is_final ON annual_plans_rank;",
        )
    ]
