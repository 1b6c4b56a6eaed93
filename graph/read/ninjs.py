"""An IPTC ninjs object in, the same with one title and one text out, as every other JSON article has them.

Generation 1 has ``headline``, ``body_text`` and ``body_xhtml``; 2 and 3 have lists of ``headlines`` and ``bodies``, the
same text in several forms.  What its publisher withholds or takes back is no article.
"""

from collections.abc import Mapping

from graph.read.draft import Problem

_WITHDRAWN = frozenset(("withheld", "canceled", "cancelled"))
_MAIN = ("main", "headline", "title", "")


def is_ninjs(data: Mapping[object, object]) -> bool:
    """Whether an object says that it is ninjs, or can be nothing else."""
    standard = data.get("standard")
    named = isinstance(standard, Mapping) and "ninjs" in str(standard.get("name", "")).lower()
    names = {str(name).lower() for name in data}
    return named or ("uri" in names and bool(names & {"pubstatus", "versioncreated", "bodies", "body_xhtml"}))


def simplified(data: Mapping[object, object]) -> dict[str, object] | Problem:
    """The object with ``title``, ``text`` and ``publisher``."""
    fields = {str(name).lower().replace("_", ""): value for name, value in data.items()}
    status = str(fields.get("pubstatus") or "usable").lower().rpartition(":")[2]
    if status in _WITHDRAWN:
        return Problem(f"is {status} by its publisher, so it is no article.", kind="withdrawn items")
    kind = str(fields.get("type") or "text").lower()
    text = _body(fields)
    if not text and kind != "text":
        return Problem(f"is a {kind[:40]}, not a text.", kind="pictures, packages and other items without text")
    return {
        "title": _main(fields.get("headlines")) or fields.get("headline") or fields.get("title"),
        "text": text,
        "date": next((fields[n] for n in ("contentcreated", "firstcreated", "versioncreated") if fields.get(n)), None),
        "publisher": _first_name(fields.get("infosources") or fields.get("infosource"))
        or fields.get("copyrightholder"),
        "url": fields.get("uri"),
        "language": fields.get("language"),
    }


def _body(fields: Mapping[str, object]) -> str:
    """Of the forms of a text a plain one that still has its paragraphs, else one with markup, else any."""
    forms = [(str(b.get("contenttype") or b.get("contentType") or ""), str(b.get("value") or ""))
             for b in _objects(fields.get("bodies"))]  # fmt: skip
    forms += [("text/plain", str(fields.get("bodytext") or "")), ("text/html", str(fields.get("bodyxhtml") or ""))]
    forms = [(kind, text) for kind, text in forms if text.strip()]

    def rank(form: tuple[str, str]) -> int:
        kind, text = form
        return 0 if "plain" in kind and "\n" in text.strip() else 1 if "html" in kind else 2 if "plain" in kind else 3

    return min(forms, key=rank)[1] if forms else ""


def _main(value: object) -> str:
    found = {str(one.get("role") or "").lower(): str(one.get("value") or "") for one in reversed(_objects(value))}
    return next((found[role] for role in _MAIN if role in found), next(iter(found.values()), ""))


def _first_name(value: object) -> str:
    return next((str(one["name"]) for one in _objects(value) if one.get("name")), "")


def _objects(value: object) -> list[Mapping[str, object]]:
    return [one for one in value if isinstance(one, Mapping)] if isinstance(value, list) else []
