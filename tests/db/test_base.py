import pytest

from maquette.db.base import Json, storable_json


@pytest.mark.parametrize(
    "bad", ["\x00", ["a", "\ud800"], {"\x00": 1}, {"a": [float("nan")]}, float("inf")]
)
def test_what_postgresql_does_not_keep_is_refused(bad: Json) -> None:
    with pytest.raises(ValueError, match="cannot be kept"):
        storable_json(bad)


def test_what_it_keeps_passes_as_it_is() -> None:
    kept: Json = {"a": [1, 2.5, None, True, "ö 💇"]}
    assert storable_json(kept) == kept
