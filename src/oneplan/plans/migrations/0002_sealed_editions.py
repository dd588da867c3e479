"""A sealed edition's rows refuse every change, whoever asks: PostgreSQL itself guards them."""

from django.db import migrations

GUARD = """
CREATE FUNCTION plans_refuse_sealed() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    asked jsonb := to_jsonb(CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END);
    edition uuid;
BEGIN
    edition := CASE TG_TABLE_NAME
        WHEN 'plans_elementtarget' THEN
            (SELECT edition_id FROM plans_element WHERE id = (asked->>'element_id')::uuid)
        WHEN 'plans_listingyear' THEN
            (SELECT edition_id FROM plans_listing WHERE id = (asked->>'listing_id')::uuid)
        ELSE (asked->>'edition_id')::uuid
    END;
    IF (SELECT state FROM plans_edition WHERE id = edition) = 'sealed' THEN
        RAISE EXCEPTION 'edition % is sealed', edition USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
"""

TABLES = ("plans_element", "plans_elementtarget", "plans_listing", "plans_listingyear")


class Migration(migrations.Migration):
    dependencies = [("core", "0002_guards"), ("plans", "0001_tables")]

    operations = [
        migrations.RunSQL(sql=GUARD, reverse_sql="DROP FUNCTION plans_refuse_sealed();"),
        *(
            migrations.RunSQL(
                sql=f"""
                CREATE TRIGGER {table}_sealed BEFORE INSERT OR UPDATE OR DELETE ON {table}
                FOR EACH ROW EXECUTE FUNCTION plans_refuse_sealed();
                """,
                reverse_sql=f"DROP TRIGGER {table}_sealed ON {table};",
            )
            for table in TABLES
        ),
    ]
