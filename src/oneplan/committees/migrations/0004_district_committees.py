from django.db import migrations

RENAME = "UPDATE committees_committee SET kind = 'KBO' WHERE kind = 'KBA'"
"""ก.บ.อ. stands in the list of committees as KBO; the example used to found it as KBA."""


class Migration(migrations.Migration):

    dependencies = [
        ('committees', '0003_searched_titles'),
    ]

    operations = [
        migrations.RunSQL(RENAME, migrations.RunSQL.noop),
    ]
