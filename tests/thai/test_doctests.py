"""Every example in the docstrings of the package holds."""

import doctest
import importlib
import pkgutil

import pytest

import oneplan.thai

MODULES = [module.name for module in pkgutil.iter_modules(oneplan.thai.__path__, "oneplan.thai.")]


@pytest.mark.parametrize("name", MODULES)
def test_the_examples_of_the_docstrings_hold(name: str) -> None:
    result = doctest.testmod(importlib.import_module(name))

    assert result.failed == 0
