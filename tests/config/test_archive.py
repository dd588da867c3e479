"""A backup archive is complete and unharmed, or it is refused with a reason."""

import io
import json
import tarfile
from pathlib import Path

import pytest

from oneplan.config.launcher.archive import (
    MANIFEST,
    extract_archive,
    read_archive,
    write_archive,
)
from oneplan.config.launcher.problems import LaunchProblem


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    files = tmp_path / "files"
    (files / "ab").mkdir(parents=True)
    (files / "ab" / "แผน.pdf").write_bytes(b"%PDF" * 5000)
    (tmp_path / "dump").write_bytes(b"PGDMP" + bytes(5000))
    target = tmp_path / "backup.tar"
    write_archive(target, dump=tmp_path / "dump", files=files, product="0.1.0", server_major=15)
    return target


def repack(archive: Path, **changed: bytes | None) -> Path:
    """Write the archive again with some members changed, added or (None) left out."""
    target = archive.with_name("repacked.tar")
    with tarfile.open(archive) as old, tarfile.open(target, "w") as new:
        contents = {member.name: old.extractfile(member).read() for member in old}  # type: ignore[union-attr]
        for name, content in {**contents, **changed}.items():
            if content is not None:
                entry = tarfile.TarInfo(name)
                entry.size = len(content)
                new.addfile(entry, io.BytesIO(content))
    return target


def test_what_was_saved_comes_back(archive: Path, tmp_path: Path) -> None:
    found = read_archive(archive)
    extract_archive(found, tmp_path / "out")

    assert (tmp_path / "out/files/ab/แผน.pdf").read_bytes() == b"%PDF" * 5000
    assert (tmp_path / "out/database.dump").read_bytes().startswith(b"PGDMP")
    assert (found.product, found.server_major) == ("0.1.0", 15)
    assert "1 files" in found.summary


def test_only_the_owner_can_read_it(archive: Path) -> None:
    assert archive.stat().st_mode & 0o777 == 0o600


def test_every_flipped_byte_of_the_contents_is_noticed(archive: Path) -> None:
    whole = archive.read_bytes()
    with tarfile.open(archive) as tar:
        places = [member.offset_data + member.size // 2 for member in tar if member.size]
    assert len(places) == 3

    for place in places:
        archive.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        with pytest.raises(LaunchProblem):
            read_archive(archive)


@pytest.mark.parametrize("part", [0.05, 0.5, 0.8])
def test_a_cut_off_archive_is_refused(archive: Path, part: float) -> None:
    whole = archive.read_bytes()
    archive.write_bytes(whole[: int(len(whole) * part)])

    with pytest.raises(LaunchProblem):
        read_archive(archive)


def test_a_missing_file_is_noticed(archive: Path) -> None:
    with pytest.raises(LaunchProblem, match=r"แผน\.pdf is not what was saved"):
        read_archive(repack(archive, **{"files/ab/แผน.pdf": None}))


def test_a_file_nobody_saved_is_noticed(archive: Path) -> None:
    with pytest.raises(LaunchProblem, match="files/extra is not what was saved"):
        read_archive(repack(archive, **{"files/extra": b"?"}))


@pytest.mark.parametrize("name", ["../outside", "/etc/passwd", "files/../../x", "secret_key"])
def test_nothing_may_lead_out_of_the_folder(archive: Path, name: str) -> None:
    with pytest.raises(LaunchProblem, match="is not a OnePlan backup"):
        read_archive(repack(archive, **{name: b"?"}))


def test_a_link_in_an_archive_is_refused(archive: Path) -> None:
    with tarfile.open(archive, "a") as tar:
        link = tarfile.TarInfo("files/link")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc"
        tar.addfile(link)

    with pytest.raises(LaunchProblem, match="it holds files/link"):
        read_archive(archive)


def test_another_format_is_refused(archive: Path) -> None:
    manifest = json.dumps({"format": "oneplan-backup-9", "sha256": {}}).encode()

    with pytest.raises(LaunchProblem, match="this version of OnePlan can read"):
        read_archive(repack(archive, **{MANIFEST: manifest}))


@pytest.mark.parametrize("content", [b"", b"hello", bytes(20_000)])
def test_any_other_file_is_refused(tmp_path: Path, content: bytes) -> None:
    other = tmp_path / "other"
    other.write_bytes(content)

    with pytest.raises(LaunchProblem, match="other"):
        read_archive(other)


def test_a_missing_archive_is_told_as_missing(tmp_path: Path) -> None:
    with pytest.raises(LaunchProblem, match="does not exist"):
        read_archive(tmp_path / "none.tar")
