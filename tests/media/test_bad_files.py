"""Every sort of bad file has its outcome; none costs even the child that decodes it its life."""

from collections.abc import Iterator

import pytest

from maquette.media.derive import Decoder
from maquette.media.sizes import DERIVATIVES
from tests.media.bad_files import FILES, Refused
from tests.media.samples import decode, encode, photo


@pytest.fixture(scope="module")
def decoder() -> Iterator[Decoder]:
    decoder = Decoder()
    yield decoder
    decoder.close()


@pytest.mark.parametrize("what", FILES)
def test_every_file_has_its_outcome(decoder: Decoder, what: str) -> None:
    make, outcome = FILES[what]
    decoder.derive(encode(photo(side=20)), "webp")
    child = decoder.pid
    if isinstance(outcome, Refused):
        with pytest.raises(outcome.error) as refused:
            decoder.derive(make(), "webp")
        assert outcome.words in refused.value.message
    else:
        derived = decoder.derive(make(), "webp")
        full = derived.full
        assert (full.ext, full.width, full.height) == (outcome.ext, outcome.width, outcome.height)
        shown = decode(full.data)
        assert shown.size == (outcome.width, outcome.height)
        assert not shown.getexif()
        assert getattr(shown, "n_frames", 1) == 1
        assert "icc_profile" not in shown.info
        for size, bound in DERIVATIVES.items():
            picture = decode(derived.pictures()[size].data)
            assert picture.mode == outcome.mode
            assert max(picture.size) == min(bound.side, max(outcome.width, outcome.height))
            assert getattr(picture, "n_frames", 1) == 1
    assert decoder.pid == child, "it outlived the file"
