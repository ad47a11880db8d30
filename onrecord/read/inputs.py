"""From what the user names (files, folders, `-`, URLs) to open streams of bytes."""

from __future__ import annotations

import gzip
import io
import os
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, BinaryIO, cast

from onrecord.errors import InputError

HEAD = 65536
_TIMEOUT_SECONDS = 30
# A page of news has a hundredth of this; a WARC or a table of reports may come to gigabytes as a file.
_LARGEST_FETCH = 50_000_000


@dataclass(frozen=True, slots=True)
class Opened:
    """One input, uncompressed, at its first byte.

    `source` is what people call it; `key` its name relative to what was asked for, so that a
    report's id does not depend on where the working folder lies.
    """

    source: str
    key: str
    stream: io.BufferedReader[io.RawIOBase]
    url: str | None = None
    charset: str | None = None

    def head(self) -> bytes:
        """The first bytes, still to be read."""
        return self.stream.peek(HEAD)[:HEAD]


def _is_url(given: str) -> bool:
    return given.lower().startswith(("http://", "https://"))


class _Unpacked(io.RawIOBase):
    """A gzip file read piece by piece, so that what came before a break is handed on before the error."""

    def __init__(self, packed: BinaryIO) -> None:
        self._file = gzip.GzipFile(fileobj=packed, mode="rb")

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        piece = self._file.read1(len(buffer))
        buffer[: len(piece)] = piece
        return len(piece)


class Pieces:
    """A stream as archives are read from: each piece as it comes, none lost to a break after it."""

    def __init__(self, stream: io.BufferedReader[io.RawIOBase]) -> None:
        self._stream = stream
        self._passed = 0

    def read(self, size: int = -1) -> bytes:
        piece = self._stream.read1(size)
        self._passed += len(piece)
        return piece

    def tell(self) -> int:
        return self._passed


def _uncompressed(stream: io.BufferedReader[io.RawIOBase]) -> io.BufferedReader[io.RawIOBase]:
    if stream.peek(2)[:2] != b"\x1f\x8b":
        return stream
    return io.BufferedReader(_Unpacked(cast(BinaryIO, stream)), HEAD)


def _opened(
    source: str, key: str, binary: IO[bytes], url: str | None = None, charset: str | None = None
) -> Opened:
    buffered = io.BufferedReader(cast(io.RawIOBase, binary), HEAD)
    return Opened(source, key, _uncompressed(buffered), url, charset)


def _file(path: Path, source: str, key: str) -> Iterator[Opened | InputError]:
    try:
        with path.open("rb") as handle:
            yield _opened(source, key, handle)
    except OSError as error:
        reason = (
            "does not exist"
            if isinstance(error, FileNotFoundError)
            else f"cannot be read ({error.strerror or error})"
        )
        yield InputError(reason, input=source, remedy="check the path and its permissions")
    except EOFError:
        yield InputError("is compressed and breaks off", input=source, remedy="copy or fetch it again")


def _folder(folder: Path, source: str) -> Iterator[Opened | InputError]:
    found = False
    for root, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if name.startswith("."):
                continue
            found = True
            path = Path(root) / name
            yield from _file(path, str(path), path.relative_to(folder).as_posix())
    if not found:
        yield InputError("holds no files", input=source, remedy="name a folder with reports in it")


def _fetched(url: str) -> Iterator[Opened | InputError]:
    request = urllib.request.Request(url, headers={"User-Agent": "OnRecord (news reader)"})
    try:
        with closing(urllib.request.urlopen(request, timeout=_TIMEOUT_SECONDS)) as answer:
            body = answer.read(_LARGEST_FETCH + 1)
            charset = answer.headers.get_content_charset()
    except (OSError, ValueError, urllib.error.URLError) as error:
        yield InputError(
            f"could not be fetched ({error})", input=url, remedy="check the address and the network"
        )
        return
    if len(body) > _LARGEST_FETCH:
        yield InputError("is larger than 50 MB", input=url, remedy="save it, and give the file")
        return
    yield _opened(url, url, io.BytesIO(body), url=url, charset=charset)


def opened(inputs: Sequence[str], stdin: BinaryIO | None, fetch: bool) -> Iterator[Opened | InputError]:
    """Every input, open, in the order given; folders in the order of their names.

    A stream is closed when the next is asked for.
    """
    for given in inputs:
        path = Path(given)
        if given == "-":
            yield _opened("-", "-", stdin if stdin is not None else sys.stdin.buffer)
        elif _is_url(given):
            if fetch:
                yield from _fetched(given)
            else:
                yield InputError(
                    "is an address on the network", input=given, remedy="add --fetch to have it fetched"
                )
        elif path.is_dir():
            yield from _folder(path, given)
        else:
            yield from _file(path, given, path.name)
