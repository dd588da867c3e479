"""Reading, parsing and reconciling know neither Django nor the database."""

from __future__ import annotations

import subprocess
import sys


def test_gathering_works_where_django_and_the_database_cannot_be_imported() -> None:
    program = (
        "import sys; sys.modules['django'] = None; sys.modules['psycopg'] = None; "
        "import oneplan.exchange.gathering, oneplan.exchange.rules; print('plain')"
    )

    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)

    assert done.stdout.strip() == "plain", done.stderr
