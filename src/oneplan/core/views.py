"""The core's own pages: whether this installation answers, the design page, the type size."""

from django.db import connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from oneplan.core.context import TYPE_COOKIE
from oneplan.core.design import examples
from oneplan.core.returning import safe_return

A_YEAR = 365 * 24 * 3600


def healthz(_request: HttpRequest) -> JsonResponse:
    """Says yes only when the database answers too."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return JsonResponse({"ok": True})


@require_GET
def design(request: HttpRequest) -> HttpResponse:
    """Every shared part in each of its states, with made-up content."""
    return render(request, "design.html", examples(request.GET))


@require_POST
def type_size(request: HttpRequest) -> HttpResponse:
    """Large or normal type from now on, in this browser."""
    answer = redirect(safe_return(request, otherwise="/"))
    if request.POST.get("size") == "large":
        answer.set_cookie(
            TYPE_COOKIE, "large", max_age=A_YEAR, samesite="Lax", secure=request.is_secure()
        )
    else:
        answer.delete_cookie(TYPE_COOKIE, samesite="Lax")
    return answer
