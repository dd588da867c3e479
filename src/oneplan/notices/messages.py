"""The words of reminders."""

from django.utils.translation import gettext_lazy as _

REFERRAL_DUE = _("The answer to %(from)s is due on %(due)s.")
MILESTONE_DUE = _("“%(step)s” for fiscal year %(fiscal_year)s is due on %(due)s.")
