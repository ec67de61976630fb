"""What a process writes down, and how: plain lines on standard error."""

import logging


def start_logging(level: str) -> None:
    """Write down what Maquette says from this level on, and warnings of what it stands on."""
    logging.basicConfig(format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    logging.getLogger("maquette").setLevel(level.upper())
