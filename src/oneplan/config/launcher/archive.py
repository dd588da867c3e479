"""The backup archive: one tar with the database, the files and a manifest of checksums.

Layout: ``database.dump`` (pg_dump's custom format), ``files/...``, ``manifest.json`` last.
"""

import hashlib
import io
import json
import os
import tarfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath
from typing import Any, BinaryIO

from oneplan.config.launcher.problems import LaunchProblem

FORMAT = "oneplan-backup-1"
DUMP = "database.dump"
MANIFEST = "manifest.json"
_BLOCK = 1 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Archive:
    """An archive whose every byte has been checked."""

    path: Path
    made: str
    product: str
    server_major: int
    members: dict[str, str] = field(repr=False)
    """Member name to sha256."""

    @property
    def summary(self) -> str:
        files = len(self.members) - 1
        return f"{self.path.name}: made {self.made} by OnePlan {self.product}, {files} files"


def write_archive(
    target: Path, *, dump: Path, files: Path, product: str, server_major: int
) -> None:
    """Write the archive readable by its owner only; it appears under its name when complete."""
    target.parent.mkdir(parents=True, exist_ok=True)
    draft = target.with_name(f"{target.name}.part")
    draft.unlink(missing_ok=True)
    members: dict[str, str] = {}
    try:
        with os.fdopen(os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as raw:
            with tarfile.open(fileobj=raw, mode="w", format=tarfile.PAX_FORMAT) as tar:
                members[DUMP] = _add(tar, dump, DUMP)
                for path in _stored_files(files):
                    name = f"files/{path.relative_to(files).as_posix()}"
                    members[name] = _add(tar, path, name)
                _add_manifest(tar, members, product=product, server_major=server_major)
            raw.flush()
            os.fsync(raw.fileno())
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)


def read_archive(path: Path) -> Archive:
    """Read the whole archive and compare every checksum.

    Raises ``LaunchProblem`` for anything that is not a complete, unharmed backup.
    """
    found: dict[str, str] = {}
    manifest: dict[str, Any] | None = None
    try:
        with tarfile.open(path, mode="r:") as tar:
            for member in tar:
                source = tar.extractfile(member) if member.isreg() else None
                if source is None or not _is_ours(member.name) or member.name in found:
                    raise LaunchProblem(f"{path} is not a OnePlan backup: it holds {member.name}.")
                if member.name == MANIFEST:
                    manifest = json.load(source)
                else:
                    found[member.name] = _digest(source)
    except FileNotFoundError:
        raise LaunchProblem(f"{path} does not exist.") from None
    except (tarfile.TarError, EOFError, OSError, ValueError) as problem:
        raise LaunchProblem(
            f"{path} is damaged or not a OnePlan backup ({problem}). Use another copy."
        ) from None
    return _checked(path, manifest, found)


def extract_archive(archive: Archive, folder: Path) -> None:
    """Unpack into ``folder`` (must be empty), checking each member again while it is written."""
    with tarfile.open(archive.path, mode="r:") as tar:
        for member in tar:
            source = tar.extractfile(member)
            if member.name == MANIFEST or source is None:
                continue
            target = folder / member.name
            target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            with os.fdopen(os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as f:
                if _digest(source, copy_to=f) != archive.members.get(member.name):
                    raise LaunchProblem(f"{archive.path} changed while it was being read.")


def _checked(path: Path, manifest: dict[str, Any] | None, found: dict[str, str]) -> Archive:
    if manifest is None:
        raise LaunchProblem(f"{path} is incomplete: its end is missing. Use another copy.")
    if manifest.get("format") != FORMAT:
        raise LaunchProblem(f"{path} is not a backup this version of OnePlan can read.")
    listed: dict[str, str] = manifest["sha256"]
    for name in sorted(listed.keys() | found.keys()):
        if listed.get(name) != found.get(name):
            raise LaunchProblem(f"{path} is damaged: {name} is not what was saved.")
    if DUMP not in found:
        raise LaunchProblem(f"{path} holds no database.")
    return Archive(
        path=path,
        made=manifest["made"],
        product=manifest["product"],
        server_major=manifest["server_major"],
        members=listed,
    )


def _is_ours(name: str) -> bool:
    """Only the dump, the manifest and plain paths below ``files/``: nothing leads elsewhere."""
    parts = PurePosixPath(name).parts
    if name in (DUMP, MANIFEST):
        return True
    return len(parts) > 1 and parts[0] == "files" and ".." not in parts and "\\" not in name


def _stored_files(files: Path) -> Iterator[Path]:
    if files.is_dir():
        yield from sorted(
            path for path in files.rglob("*") if path.is_file() and not path.is_symlink()
        )


class _Hashing(io.RawIOBase):
    """Reads through to a file and keeps the checksum of what was read."""

    def __init__(self, source: BinaryIO) -> None:
        self.source, self.digest = source, hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        block = self.source.read(size)
        self.digest.update(block)
        return block


def _add(tar: tarfile.TarFile, path: Path, name: str) -> str:
    with path.open("rb") as file:
        entry = tarfile.TarInfo(name)
        entry.size, entry.mode = os.fstat(file.fileno()).st_size, 0o600
        hashing = _Hashing(file)
        tar.addfile(entry, hashing)
    return hashing.digest.hexdigest()


def _add_manifest(
    tar: tarfile.TarFile, members: dict[str, str], *, product: str, server_major: int
) -> None:
    manifest = {
        "format": FORMAT,
        "made": datetime.now(tz=UTC).isoformat(timespec="seconds"),
        "product": product,
        "server_major": server_major,
        "sha256": members,
    }
    text = json.dumps(manifest, indent=1, ensure_ascii=False).encode()
    entry = tarfile.TarInfo(MANIFEST)
    entry.size, entry.mode = len(text), 0o600
    tar.addfile(entry, io.BytesIO(text))


def _digest(source: Any, *, copy_to: BinaryIO | None = None) -> str:
    digest = hashlib.sha256()
    while block := source.read(_BLOCK):
        digest.update(block)
        if copy_to:
            copy_to.write(block)
    return digest.hexdigest()
