import runpy
from pathlib import Path

DOCS = Path(__file__).parents[2] / "docs"


def test_the_page_of_rewrites_is_what_the_library_makes() -> None:
    made = runpy.run_path(str(DOCS / "make_rewrites.py"))["page"]()
    assert (DOCS / "rewrites.md").read_text("utf-8") == made, "run: python docs/make_rewrites.py"
