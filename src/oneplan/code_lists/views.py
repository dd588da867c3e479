"""Pages of the lists and rules kept as data: index, one list, one entry, its history, its sheet."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from oneplan.accounts.access import SignedInRequest
from oneplan.accounts.decorators import needs_post
from oneplan.accounts.permissions import may, require
from oneplan.code_lists.described import described
from oneplan.code_lists.editing import (
    add_entry,
    digest_of,
    restore_entry,
    retire_entry,
    rewrite_entry,
    undo_change,
)
from oneplan.code_lists.forms import EntryForm, SheetForm
from oneplan.code_lists.permissions import EDIT
from oneplan.code_lists.queries import (
    address_of,
    change_named,
    changes_of,
    entries_shown,
    entry_named,
    list_named,
    list_rows,
    tables_elsewhere,
)
from oneplan.code_lists.sheets import headings, read_sheet, rows_of, take_in_sheet
from oneplan.core.asked import asked_choice, asked_words
from oneplan.core.both_texts import both_texts
from oneplan.core.errors import Overtaken, Refusal
from oneplan.core.exporting import FORMATS, as_file
from oneplan.core.messages import text_of


@needs_post
@require_safe
def index(request: SignedInRequest) -> HttpResponse:
    """Every list and rule kept as data: how certain, where used, changed when."""
    words = asked_words(request.GET)
    context = {
        "rows": list_rows(words=words),
        "words": words,
        "elsewhere": tables_elsewhere(),
        "may_edit": may(request.post, EDIT),
    }
    return render(request, "code_lists/index.html", context)


@needs_post
@require_safe
def code_list(request: SignedInRequest, code: str) -> HttpResponseBase:
    """One list; ``format`` gives the whole of it as a sheet."""
    found = list_named(code)
    output = asked_choice(request.GET, "format", FORMATS)
    if output:
        return as_file(headings(found), rows_of(found), name=found.code, output=output)
    words, about = asked_words(request.GET), described(code)
    context = {
        "list": found,
        "words": words,
        "entries": entries_shown(found, words=words),
        "used": about.used,
        "used_url": address_of(about),
        "may_edit": may(request.post, EDIT),
        "sheet_form": SheetForm(),
    }
    return render(request, "code_lists/list.html", context)


@needs_post
@require_safe
def history(request: SignedInRequest, code: str) -> HttpResponse:
    """What was changed in a list, by whom and when, each with its undoing."""
    found = list_named(code)
    changes, page = changes_of(found, request.GET)
    context = {"list": found, "changes": changes, "page": page}
    return render(
        request, "code_lists/history.html", context | {"may_edit": may(request.post, EDIT)}
    )


@needs_post
@require_http_methods(["GET", "POST"])
def entry_new(request: SignedInRequest, code: str) -> HttpResponse:
    """A new entry of a list."""
    require(request.post, EDIT)
    found = list_named(code)
    form = EntryForm(request.POST or None, found=found, entry=None)
    if request.method == "POST" and form.is_valid():
        try:
            add_entry(found, form.cleaned_data["code"], form.said, by=request.post)
        except Refusal as refusal:
            form.add_error(None, text_of(refusal))
        else:
            messages.success(request, _("The entry is in use."))
            return redirect("code_lists:list", code)
    return render(request, "code_lists/entry.html", {"list": found, "form": form})


@needs_post
@require_http_methods(["GET", "POST"])
def entry_edit(request: SignedInRequest, code: str, entry: str) -> HttpResponse:
    """Write an entry anew; whoever comes second gets both texts and loses neither."""
    require(request.post, EDIT)
    found = list_named(code)
    row = entry_named(found, entry)
    form = EntryForm(request.POST or None, found=found, entry=row)
    context: dict[str, Any] = {"list": found, "entry": row}
    if request.method == "POST" and form.is_valid():
        try:
            rewrite_entry(row, form.said, seen=form.cleaned_data["seen"], by=request.post)
        except Overtaken as lost:
            context |= {"words": text_of(lost), "both": both_texts(lost, _labels(form, lost))}
            again = form.cleaned_data | {"seen": digest_of(entry_named(found, entry))}
            form = EntryForm(found=found, entry=row, initial=again)
        except Refusal as refusal:
            form.add_error(None, text_of(refusal))
        else:
            messages.success(request, _("Saved. What stood before is in the history."))
            return redirect("code_lists:list", code)
    return render(request, "code_lists/entry.html", context | {"form": form})


@needs_post
@require_POST
def entry_retire(request: SignedInRequest, code: str, entry: str) -> HttpResponse:
    """Take an entry out of use, or put it back."""
    require(request.post, EDIT)
    row = entry_named(list_named(code), entry)
    if request.POST.get("way") == "restore":
        return _act(request, code, lambda: restore_entry(row, by=request.post))
    today = timezone.localdate()
    return _act(request, code, lambda: retire_entry(row, on=today, by=request.post))


@needs_post
@require_POST
def change_undo(request: SignedInRequest, code: str, pk: UUID) -> HttpResponse:
    """Take one change back."""
    require(request.post, EDIT)
    change, today = change_named(list_named(code), pk), timezone.localdate()
    return _act(request, code, lambda: undo_change(change, on=today, by=request.post), "history")


@needs_post
@require_POST
def sheet_in(request: SignedInRequest, code: str) -> HttpResponse:
    """Bring the list in line with a sheet: all of its rows or none."""
    require(request.post, EDIT)
    found = list_named(code)
    form = SheetForm(request.POST, request.FILES)
    if not form.is_valid():
        messages.error(request, _("Choose the file first."))
        return redirect("code_lists:list", code)
    try:
        rows = read_sheet(form.cleaned_data["sheet"])
        came = take_in_sheet(found, rows, on=timezone.localdate(), by=request.post)
    except Refusal as refusal:
        messages.error(request, text_of(refusal))
    else:
        words = _("%(added)s added, %(rewritten)s changed, %(retired)s retired, %(restored)s back.")
        counts = {name: getattr(came, name) for name in came.__dataclass_fields__}
        messages.success(request, _("Nothing differed.") if came.is_nothing else words % counts)
    return redirect("code_lists:list", code)


def _act(
    request: SignedInRequest, code: str, act: Callable[[], object], page: str = "list"
) -> HttpResponse:
    try:
        act()
    except Refusal as refusal:
        messages.error(request, text_of(refusal))
    return redirect(f"code_lists:{page}", code)


def _labels(form: EntryForm, lost: Overtaken) -> dict[str, Any]:
    """The fields by the names of the texts that differ; a column the form has not stays named."""
    fields: Any = lost.facts["fields"]
    return {name: form.fields.get(name, form.fields["name_th"]) for name in fields}
