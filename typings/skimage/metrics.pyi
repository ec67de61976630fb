"""How alike two pictures are."""

import numpy as np
from numpy.typing import NDArray

def structural_similarity(
    im1: NDArray[np.uint8], im2: NDArray[np.uint8], /, *, channel_axis: int
) -> float: ...
