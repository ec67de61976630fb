import json
import logging

import pytest

from maquette.logs import Lines, Words, job_id


def record(error: Exception | None = None) -> logging.LogRecord:
    info = (type(error), error, None) if error else None
    return logging.LogRecord("maquette.x", logging.WARNING, "", 0, "%s waits", ("A job",), info)


@pytest.fixture
def about() -> None:
    job_id.set("job-1")


@pytest.mark.usefixtures("about")
def test_a_line_for_people_says_what_it_is_about() -> None:
    assert Words().format(record()).endswith("WARNING maquette.x: A job waits [job_id job-1]")


@pytest.mark.usefixtures("about")
def test_a_line_for_programs_is_an_object_whatever_is_in_it() -> None:
    line = Lines().format(record(ValueError("two\nlines")))
    assert "\n" not in line
    said = json.loads(line)
    assert said["time"].endswith("+00:00")
    assert (said["level"], said["logger"]) == ("warning", "maquette.x")
    assert (said["message"], said["job_id"]) == ("A job waits", "job-1")
    assert said["error"].endswith("ValueError: two\nlines")
