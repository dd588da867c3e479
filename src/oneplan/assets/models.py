"""The docket of a thing to be built, from the receiver's consent on."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from oneplan.areas.models import Body
from oneplan.core.models import Identified
from oneplan.documents.models import Paper
from oneplan.threads.models import Subject


class Docket(Identified):
    """Who will receive what an activity builds, and how far the hand-over is (code list)."""

    subject = models.OneToOneField(Subject, on_delete=models.PROTECT, related_name="docket")
    receiver = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="dockets")
    state = models.CharField(_("state"), max_length=40, default="planned")
    consent = models.ForeignKey(Paper, on_delete=models.PROTECT, null=True, related_name="dockets")
    state_since = models.DateField(_("in this state since"))

    class Meta:
        verbose_name = _("asset docket")
        verbose_name_plural = _("asset dockets")

    def __str__(self) -> str:
        return f"{self.subject_id} {self.state}"
