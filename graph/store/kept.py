"""A reading as the bytes that a store keeps, and back."""

import hashlib
import json
import zlib
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from graph.errors import StoreError
from graph.model import Article, Reading

_Decoded = TypeVar("_Decoded")


def shape(model: type) -> str:
    """A fingerprint of the fields and types of a class and of all that it holds; words about them do not count."""

    def bare(part: Any) -> Any:
        if isinstance(part, dict):
            return {key: bare(value) for key, value in part.items() if key != "description" or isinstance(value, dict)}
        return [bare(value) for value in part] if isinstance(part, list) else part

    schema = json.dumps(bare(msgspec.json.schema(model)), sort_keys=True)
    return hashlib.sha256(schema.encode()).hexdigest()[:16]


class _Holder(msgspec.Struct):
    """The one part of a reading that every version can decode."""

    article: Article


SHAPE = shape(Reading)
"""Tells readings of this version of :class:`graph.model.Reading` from those of others; it follows from the class."""
_READING = msgspec.json.Decoder(Reading)
_HOLDER = msgspec.json.Decoder(_Holder)


def is_whole(blob: bytes) -> bool:
    """Whether the bytes are those that were written: zlib keeps a checksum."""
    try:
        zlib.decompress(blob)
    except zlib.error:
        return False
    return True


def encode(reading: Reading) -> tuple[str, str, bytes]:
    """Source, digest and bytes."""
    article = reading.article
    try:
        encoded = msgspec.json.encode(reading)
    except UnicodeEncodeError as error:
        raise StoreError(f"{article.source}: has a lone surrogate ({error}), which must go when it is read.") from error
    return article.source, article.digest, zlib.compress(encoded, 6)


def decode_reading(path: Path, source: str, blob: bytes) -> Reading:
    """The reading of :data:`SHAPE` that the bytes hold."""
    return _decode(_READING, path, source, blob)


def decode_article(path: Path, source: str, blob: bytes) -> Article:
    """The article of a reading of any shape."""
    return _decode(_HOLDER, path, source, blob).article


def _decode(decoder: msgspec.json.Decoder[_Decoded], path: Path, source: str, blob: bytes) -> _Decoded:
    try:
        return decoder.decode(zlib.decompress(blob))
    except (zlib.error, msgspec.DecodeError) as error:
        raise StoreError(
            f"{path}: the reading of {source} cannot be decoded ({error}): the file is damaged. Give newsgraph build "
            "this article again, and it is read anew; or build into a new store."
        ) from error
