"""The pack keeps the word of its own examples."""

from __future__ import annotations

import pytest

from kr_lint.testing import ExampleCase, check_pack, rule_examples


@pytest.mark.parametrize("example", rule_examples("kr_lint_pack_demo"))
def test_an_example_shows_what_it_should(example: ExampleCase) -> None:
    """Bad examples have the finding on the drawn words, good ones do not."""
    assert [str(failure) for failure in example.failures()] == []


def test_the_whole_pack_is_sound() -> None:
    """Texts of three languages agree, and every example holds."""
    assert [str(failure) for failure in check_pack("kr_lint_pack_demo")] == []
