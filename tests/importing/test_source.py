"""What is read from folders and ZIP files, and what no file can make of it."""

import io
import os
import stat
import zipfile
from pathlib import Path

import pytest

from maquette.errors import Invalid, TooLarge
from maquette.importing import source
from maquette.importing.legacy.find import rooted
from maquette.importing.report import Unfit
from maquette.importing.source import Folder, Zip


def zipped(*members: tuple[str | zipfile.ZipInfo, bytes]) -> Zip:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as pack:
        for name, data in members:
            pack.writestr(name, data)
    return Zip(file)


def link(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name)
    info.external_attr = (stat.S_IFLNK | 0o777) << 16
    return info


def test_a_zip_file_leads_nowhere() -> None:
    found = zipped(
        ("presets/hair_styles/a.json", b"{}"),
        ("../outside.json", b"{}"),
        ("/etc/passwd", b"x"),
        ("presets/../../up.json", b"{}"),
        ("presets\\windows.json", b"{}"),
        (link("presets/link.json"), b"/etc/passwd"),
        ("__MACOSX/presets/._a.json", b"x"),
        ("presets/.DS_Store", b"x"),
    )
    assert found.paths == {"presets/hair_styles/a.json"}
    assert found.read("presets/hair_styles/a.json") == b"{}"
    assert [remark.file for remark in found.refused] == [
        "../outside.json",
        "/etc/passwd",
        "presets/../../up.json",
        "presets\\windows.json",
        "presets/link.json",
    ]


def test_a_bomb_is_read_as_far_as_a_file_may_go(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source, "MAX_BYTES", 100_000)
    found = zipped(("a.json", bytes(50_000_000)))
    with pytest.raises(Unfit, match="larger than"):
        found.read("a.json")


def test_a_zip_file_that_unpacks_to_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source, "MOST_IN_ALL", 1000)
    with pytest.raises(TooLarge, match="unpacks to"):
        zipped(("a.json", bytes(600)), ("b.json", bytes(600)))
    monkeypatch.setattr(source, "MANY", 1)
    with pytest.raises(TooLarge, match="files"):
        zipped(("a.json", b"{}"), ("b.json", b"{}"))


def test_a_damaged_zip_file_says_so() -> None:
    with pytest.raises(Invalid, match="no ZIP file"):
        Zip(io.BytesIO(b"PK\x03\x04 and no more"))
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as pack:
        pack.writestr("a.json", b"0123456789" * 100)
    data = bytearray(file.getvalue())
    data[100] ^= 0xFF
    with pytest.raises(Unfit, match="damaged"):
        Zip(io.BytesIO(data)).read("a.json")


def test_a_folder_follows_no_link_out_of_it(tmp_path: Path) -> None:
    inside, outside = tmp_path / "in", tmp_path / "out"
    inside.mkdir()
    outside.mkdir()
    (outside / "secret.json").write_text("{}")
    (inside / "a.json").write_text("{}")
    (inside / "b.json").symlink_to(inside / "a.json")
    (inside / "escape.json").symlink_to(outside / "secret.json")
    (inside / "folder").symlink_to(outside)
    (inside / "loop").symlink_to(inside)
    (inside / "nowhere.json").symlink_to(inside / "gone.json")
    (inside / "itself.json").symlink_to(inside / "itself.json")
    os.mkfifo(inside / "pipe.json")
    found = Folder(inside)
    assert found.paths == {"a.json", "b.json"}
    reasons = {remark.file: remark.reason for remark in found.refused}
    assert set(reasons) == {
        *("escape.json", "folder", "loop", "nowhere.json", "itself.json", "pipe.json")
    }
    assert "out of the folder" in reasons["escape.json"]
    assert "out of the folder" in reasons["folder"]


@pytest.mark.parametrize("around", ["", "backup/", "home/backup/"])
def test_the_old_folders_are_found_a_little_below(around: str) -> None:
    found = rooted(zipped((f"{around}presets/hair_styles/a.json", b"{}"), (f"{around}x", b"")))
    assert "presets/hair_styles/a.json" in found.paths
