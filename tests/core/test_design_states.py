"""Examples of the design page stand still: nothing of it asks for the page itself."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse


@pytest.mark.django_db
def test_no_example_fetches_the_page_into_itself() -> None:
    page = Client().get(reverse("design")).content.decode()

    assert 'class="job"' in page
    assert 'hx-get=""' not in page
    assert page.count('id="ask"') == 1
