"""Places: what stands behind a figure, drawn in flat color without lines."""
