"""The one error of this package: official text that cannot be read with certainty."""


class UnreadableText(ValueError):
    """What somebody wrote cannot be read as the thing it should be.

    ``code`` names the reason and ``facts`` carries what a sentence about it needs;
    the wording for people stands in the ``messages.py`` of whoever asked.
    """

    def __init__(self, code: str, **facts: object) -> None:
        super().__init__(code, facts)
        self.code = code
        self.facts = facts

    def __str__(self) -> str:
        told = ", ".join(f"{name}={value!r}" for name, value in self.facts.items())
        return f"{self.code} ({told})" if told else self.code
