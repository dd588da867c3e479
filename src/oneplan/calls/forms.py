"""Forms of calls and answers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from oneplan.calls.indicative import Reckoning
from oneplan.calls.models import Addressee, CallIssue, Purpose
from oneplan.core.fields import BahtField, ThaiDateField
from oneplan.core.templatetags.official import attribute
from oneplan.funds.models import Source, SourceGroup
from oneplan.plans.models import Element
from oneplan.screening.models import CriteriaSet
from oneplan.thai.errors import UnreadableText
from oneplan.thai.years import parse_be_year

LETTER_BYTES = 20 * 1024 * 1024
PDF = b"%PDF-"


class CriteriaField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """A set of criteria chosen by name."""

    def label_from_instance(self, obj: Any) -> str:
        return str(obj.name_th)


class CallForm(forms.Form):
    """What a call says; its issues are drawn beside it, each with its money."""

    title = forms.CharField(label=_("Title"), max_length=300)
    fiscal_year = forms.CharField(
        label=_("Fiscal year"),
        max_length=10,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "placeholder": "2571"}),
    )
    purpose = forms.ChoiceField(label=_("Gathered for"), choices=Purpose.choices)
    direction = forms.CharField(
        label=_("Direction"),
        help_text=_("What is wanted this year, in words: they read this first."),
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    takes_activities = forms.BooleanField(
        label=_("Ask for activities that need the money of this round"), required=False
    )
    takes_needs = forms.BooleanField(label=_("Ask for needs of the people"), required=False)
    takes_declared = forms.BooleanField(
        label=_("Ask to declare what is done with other money (Function projects)"), required=False
    )
    how_to_answer = forms.CharField(
        label=_("How to answer"),
        help_text=_("The form to use, the papers to attach, whom to ask."),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    criteria_set = CriteriaField(
        label=_("Criteria"), queryset=CriteriaSet.objects.none(), required=False
    )
    due_on = ThaiDateField(label=_("Answer by"), help_text=_("For example 1 ต.ค. 2569"))
    letter_number = forms.CharField(
        label=_("Number of the letter"),
        help_text=_("As the registry gave it; the system never makes numbers."),
        max_length=80,
        required=False,
    )
    letter_on = ThaiDateField(label=_("Date of the letter"), required=False)
    letter_file = forms.FileField(label=_("The letter (PDF)"), required=False)

    def __init__(
        self,
        *args: Any,
        purposes: Iterable[Purpose],
        issues: Sequence[Element] = (),
        named: Mapping[UUID, int | None] | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.issues = issues
        self.fields["purpose"].choices = [  # type: ignore[attr-defined]
            (each.value, each.label) for each in purposes
        ]
        self.fields["criteria_set"].queryset = CriteriaSet.objects.order_by(  # type: ignore[attr-defined]
            "name_th"
        )
        for issue in issues:
            key, known = str(issue.lineage_id), named or {}
            self.fields[f"issue-{key}"] = forms.BooleanField(
                label=f"{issue.number} {issue.title}",
                required=False,
                initial=issue.lineage_id in known,
            )
            self.fields[f"money-{key}"] = BahtField(
                label=_("Indicative money (baht)"),
                required=False,
                initial=known.get(issue.lineage_id),
            )

    @property
    def issue_rows(self) -> list[tuple[Any, Any]]:
        """The tick and the money of each issue, to be drawn side by side."""
        return [
            (self[f"issue-{issue.lineage_id}"], self[f"money-{issue.lineage_id}"])
            for issue in self.issues
        ]

    @property
    def plain_fields(self) -> list[Any]:
        return [each for each in self if not each.name.startswith(("issue-", "money-"))]

    def clean_fiscal_year(self) -> int:
        try:
            return int(parse_be_year(self.cleaned_data["fiscal_year"]))
        except UnreadableText as problem:
            raise ValidationError(_t("Write a Buddhist year, like 2571.")) from problem

    def clean_letter_file(self) -> Any:
        file = self.cleaned_data["letter_file"]
        if not file:
            return None
        if file.size > LETTER_BYTES:
            most = LETTER_BYTES // 1024 // 1024
            raise ValidationError(_t("The letter is larger than %(most)s MB.") % {"most": most})
        beginning = file.read(len(PDF))
        file.seek(0)
        if beginning != PDF:
            raise ValidationError(_t("Attach the letter as a PDF file."))
        return file

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        has_number, has_date = given.get("letter_number"), given.get("letter_on")
        if bool(has_number) != bool(has_date) or (given.get("letter_file") and not has_number):
            raise ValidationError(
                _t(
                    "Write the number and the date of the letter as the registry gave them; "
                    "the system never makes them."
                )
            )
        return given

    @property
    def chosen_issues(self) -> dict[UUID, int | None]:
        """The ticked issues with their money in satang; money named counts as ticked."""
        given = self.cleaned_data
        return {
            issue.lineage_id: given.get(f"money-{issue.lineage_id}")
            for issue in self.issues
            if given.get(f"issue-{issue.lineage_id}")
            or given.get(f"money-{issue.lineage_id}") is not None
        }


class RevisionForm(CallForm):
    """A new version of a sent call: the words again, and why."""

    because = forms.CharField(
        label=_("What changed, and why"),
        help_text=_("Everybody addressed reads this above the call."),
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=2000,
    )


class ExtensionForm(forms.Form):
    """A later last day, told to all."""

    due_on = ThaiDateField(label=_("New last day"))
    because = forms.CharField(label=_("Reason"), max_length=1000)


class MoneyForm(forms.Form):
    """What each addressed body may reckon with, beside what stood there when it was drawn."""

    def __init__(self, *args: Any, addressees: Sequence[Addressee], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.addressees = addressees
        for one in addressees:
            self.fields[f"money-{one.pk}"] = BahtField(
                label=_("Indicative money (baht)"),
                required=False,
                initial=one.satang,
                widget=forms.TextInput(
                    attrs={
                        "class": "form-control num",
                        "inputmode": "decimal",
                        "autocomplete": "off",
                        "aria-label": str(attribute(one.body, "name")),
                    }
                ),
            )
            self.fields[f"was-{one.pk}"] = forms.IntegerField(
                required=False, initial=one.satang, widget=forms.HiddenInput
            )

    @property
    def rows(self) -> list[tuple[Addressee, Any, Any]]:
        """Each body with its amount and what stood there before."""
        return [(one, self[f"money-{one.pk}"], self[f"was-{one.pk}"]) for one in self.addressees]

    @property
    def reckonings(self) -> dict[UUID, Reckoning]:
        given = self.cleaned_data
        return {
            one.pk: Reckoning(given.get(f"was-{one.pk}"), given.get(f"money-{one.pk}"))
            for one in self.addressees
        }


class NothingForm(forms.Form):
    """What an answer says besides the records chosen."""

    is_whole = forms.ChoiceField(
        label=_("Is this everything?"),
        choices=[("yes", _("Yes, this is our whole answer")), ("no", _("No, more will follow"))],
        initial="yes",
    )
    because = forms.CharField(
        label=_("Nothing to propose, because"),
        help_text=_("Only where no record is chosen above."),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    remark = forms.CharField(
        label=_("A word to the sender"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0)


class SourceField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """A source of money chosen by name."""

    def label_from_instance(self, obj: Any) -> str:
        return str(obj.name_th)


class DeclarationForm(forms.Form):
    """What an agency does with its own money in the year of the call."""

    title = forms.CharField(label=_("What is done"), max_length=500)
    place = forms.ChoiceField(label=_("Where"))
    source = SourceField(label=_("Whose money"), queryset=Source.objects.none())
    satang = BahtField(label=_("How much (baht)"))
    issue = forms.ChoiceField(label=_("Which issue it serves"), required=False)
    output = forms.CharField(label=_("What comes of it"), max_length=500, required=False)
    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(
        self,
        *args: Any,
        places: Sequence[tuple[str, Any]],
        issues: Sequence[CallIssue],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["place"].choices = places  # type: ignore[attr-defined]
        own = Source.objects.exclude(group=SourceGroup.AREA)
        self.fields["source"].queryset = own  # type: ignore[attr-defined]
        self.fields["issue"].choices = [("", "–")] + [  # type: ignore[attr-defined]
            (str(issue.pk), f"{issue.number} {issue.title}") for issue in issues
        ]

    def clean_issue(self) -> UUID | None:
        chosen = self.cleaned_data["issue"]
        return UUID(chosen) if chosen else None
