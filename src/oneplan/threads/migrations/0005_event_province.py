"""Events know the province they were told in, so that what is new there is read from an index."""

from django.db import migrations, models

TELL = """
ALTER TABLE threads_event DISABLE TRIGGER threads_event_is_final;
UPDATE threads_event SET province_code = left(subject.area_id, 2)
FROM threads_subject subject
WHERE subject.id = threads_event.subject_id AND subject.area_id IS NOT NULL
  AND threads_event.province_code = '';
ALTER TABLE threads_event ENABLE TRIGGER threads_event_is_final;
"""


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("threads", "0004_inside_the_office")]

    operations = [
        migrations.AddField(
            model_name="event",
            name="province_code",
            field=models.CharField(
                blank=True, default="", max_length=2, verbose_name="province it was told in"
            ),
            preserve_default=False,
        ),
        migrations.RunSQL(sql=TELL, reverse_sql=migrations.RunSQL.noop),
        migrations.AddIndex(
            model_name="event",
            index=models.Index(fields=["province_code", "-id"], name="threads_event_newest"),
        ),
    ]
