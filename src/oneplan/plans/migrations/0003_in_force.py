"""Since when an edition is in force, what else a listing prints, and where an example is from."""

from django.db import migrations, models

IN_FORCE = """
UPDATE plans_edition SET in_force_on = (sealed_at AT TIME ZONE 'Asia/Bangkok')::date
WHERE sealed_at IS NOT NULL
"""


class Migration(migrations.Migration):
    dependencies = [("plans", "0002_sealed_editions")]

    operations = [
        migrations.AddField(
            "edition", "in_force_on", models.DateField(null=True, verbose_name="in force since")
        ),
        migrations.AddField(
            "edition",
            "source",
            models.CharField(
                blank=True,
                default="",
                max_length=300,
                verbose_name="where its text was taken from",
            ),
            preserve_default=False,
        ),
        migrations.AddField(
            "listing",
            "printed",
            models.JSONField(blank=True, default=dict, verbose_name="other columns as printed"),
        ),
        migrations.AddField(
            "listing",
            "is_withdrawn",
            models.BooleanField(default=False, verbose_name="taken out of the plan"),
        ),
        migrations.RunSQL(IN_FORCE, migrations.RunSQL.noop),
    ]
