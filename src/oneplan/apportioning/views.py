"""The page on which a district says who should take each line of its list."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from oneplan.accounts.access import SignedInRequest
from oneplan.accounts.decorators import needs_post
from oneplan.apportioning.access import round_for_dividing
from oneplan.apportioning.form import wishes_of
from oneplan.apportioning.queries import bodies_that_take, lines_of, taker_choices
from oneplan.apportioning.services import say_who_takes
from oneplan.core.errors import Refusal
from oneplan.core.messages import text_of


@needs_post
@require_http_methods(["GET", "POST"])
def takers(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """Every line with who should take it; what is wrong is told and what was typed stays."""
    round_ = round_for_dividing(request.post, pk)
    lines = lines_of(round_)
    bodies = list(bodies_that_take(round_, on=timezone.localdate()))
    wrong = ""
    if request.method == "POST":
        try:
            said = say_who_takes(round_, wishes_of(request.POST, lines, bodies), by=request.post)
        except Refusal as refusal:
            wrong = text_of(refusal)
        else:
            messages.success(request, _("%(count)s lines were said anew.") % {"count": said})
            return redirect("apportioning:takers", pk)
    context = {
        "round": round_,
        "lines": lines,
        "bodies": bodies,
        "choices": taker_choices(),
        "wrong": wrong,
        "posted": request.POST,
    }
    return render(request, "apportioning/takers.html", context)
