"""The part of OpenCV that Maquette uses; its own stubs leave too much open for strict checks."""

from collections.abc import Sequence

import numpy as np
from cv2 import data as data
from numpy.typing import NDArray

class CascadeClassifier:
    def __init__(self, filename: str) -> None: ...
    def detectMultiScale(  # noqa: N802
        self,
        image: NDArray[np.uint8],
        scaleFactor: float = ...,
        minNeighbors: int = ...,
        *,
        minSize: tuple[int, int] = ...,
    ) -> Sequence[Sequence[int]]: ...

def resize(src: NDArray[np.uint8], dsize: tuple[int, int]) -> NDArray[np.uint8]: ...
