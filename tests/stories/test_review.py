"""An outline as lines that a person edits."""

import pytest

from maquette.db.base import Json
from maquette.errors import Invalid
from maquette.quill.plan import plan
from maquette.stories.review import question, reviewed
from tests.quill.stories import briefs

OUTLINE = plan(next(briefs()))


def test_a_draft_that_nobody_changed_is_the_outline() -> None:
    assert reviewed(str(question(OUTLINE)["draft"]), OUTLINE) == OUTLINE
    assert reviewed(question(OUTLINE)["outline"], OUTLINE) == OUTLINE


def test_lines_are_moved_added_renamed_and_left_out() -> None:
    lines = str(question(OUTLINE)["draft"]).splitlines()
    title, _, first, second, *_ = lines
    edited = f"The goat\n{second}\n1) Dawn:{first.partition(':')[2]}\nA goat: It eats the map."
    outline = reviewed(edited, OUTLINE)
    assert (title, outline.title) == (OUTLINE.title, "The goat")
    moved, renamed, added = outline.scenes
    assert moved == OUTLINE.scenes[1]
    assert (renamed.title, renamed.setting) == ("Dawn", OUTLINE.scenes[0].setting)
    assert (added.title, added.action, added.part) == ("A goat", "It eats the map.", "")


@pytest.mark.parametrize("answer", ["", "Only a title", {"title": "x"}, None, ["x"], 1])
def test_what_is_no_outline_is_refused(answer: Json) -> None:
    with pytest.raises(Invalid, match="no outline"):
        reviewed(answer, OUTLINE)
