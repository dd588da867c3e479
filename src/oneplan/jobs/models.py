"""The row a waiting person looks at while a worker works."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from oneplan.accounts.models import Post
from oneplan.core.models import Identified


class JobState(models.TextChoices):
    WAITING = "waiting", _("waiting")
    RUNNING = "running", _("running")
    DONE = "done", _("done")
    FAILED = "failed", _("failed")


class Job(Identified):
    """One piece of background work: what was asked, by which post, how far it is, what came out."""

    kind = models.CharField(_("kind"), max_length=60)
    owner = models.ForeignKey(Post, on_delete=models.PROTECT, null=True, related_name="jobs")
    facts = models.JSONField(_("what was asked"), default=dict)
    state = models.CharField(
        _("state"), max_length=10, choices=JobState.choices, default=JobState.WAITING
    )
    done = models.PositiveIntegerField(_("steps done"), default=0)
    total = models.PositiveIntegerField(_("steps in all"), default=0)
    note = models.CharField(_("now"), max_length=300, blank=True)
    result = models.JSONField(_("result"), default=dict)
    failure = models.JSONField(_("refusal or fault"), default=dict)
    begun = models.PositiveSmallIntegerField(_("times begun"), default=0)
    asked_at = models.DateTimeField(_("asked at"), auto_now_add=True)
    started_at = models.DateTimeField(_("started at"), null=True)
    ended_at = models.DateTimeField(_("ended at"), null=True)

    class Meta:
        verbose_name = _("job")
        verbose_name_plural = _("jobs")
        ordering = ["-asked_at"]
        indexes = [models.Index(fields=["owner", "-asked_at"], name="jobs_job_of_post")]

    def __str__(self) -> str:
        return f"{self.kind} {self.state}"
