from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kr_lint.model import Edit, Span
from kr_lint.rewrite.edits import applicability, apply_edits, edits_between

texts = st.text(alphabet="абв ab12%⟨⟩.,-\n", max_size=30)


@given(texts, texts)
def test_edits_make_the_rewrite_of_the_original(original: str, rewritten: str) -> None:
    edits = edits_between(original, rewritten)
    assert apply_edits(original, edits) == rewritten
    assert all(first.span.end < second.span.start for first, second in pairwise(edits))


def test_an_inserted_slot_is_one_edit() -> None:
    assert edits_between("Довести долю до 35%", "Довести долю с ⟨сейчас⟩% до 35%") == (
        Edit(Span(12, 12), " с ⟨сейчас⟩%"),
    )


def test_equal_texts_need_no_edit() -> None:
    assert edits_between("NPS 45", "NPS 45") == ()


@pytest.mark.parametrize("edits", [(Edit(Span(0, 3), "a"), Edit(Span(2, 4), "b")), (Edit(Span(0, 99), "a"),)])
def test_edits_that_overlap_or_leave_the_text_are_refused(edits: tuple[Edit, ...]) -> None:
    with pytest.raises(ValueError, match="overlaps"):
        apply_edits("Довести", edits)


def test_only_spacing_is_safe() -> None:
    assert applicability("NPS  45", "NPS 45") == "safe"
    assert applicability("NPS 45", "NPS 46") == "suggestion"
    assert applicability("A. B", "A.\nB") == "suggestion"
