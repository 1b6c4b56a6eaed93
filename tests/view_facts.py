"""Facts written by hand for the tests of the page, in the shape that ``graph.facts`` yields."""

import random
from typing import Any

BASE = "https://w3id.org/newsgraph/id/"
NG = "https://w3id.org/newsgraph/ontology#"
TYPES = {
    "Meridian Bank": "Company",
    "Orbis Telecom": "Company",
    "Larkspur Media": "MediaOrganization",
    "Nadia Ferrante": "Person",
    "Tomas Brandt": "Person",
    "Port Selby": "City",
    "Kingdom of Avaria": "Country",
    "Avarian Finance Ministry": "Government",
    "OrbisPay": "Service",
    "Selby Harbour Accord": "Agreement",
    "Selby Trade Fair": "Event",
    "Quill University": "University",
    "Payments Act": "Law",
    "digital payments": "Concept",
    "mobile wallet": "Concept",
    "Northwind Ferries": "Company",
    "Harbour Workers' Union": "Organization",
    "Ines Okafor": "Person",
    "chief executive": "Role",
    "Castor Rail": "Company",
}
ALIASES = {
    "Orbis Telecom": ["Orbis", "Orbis Telecom plc"],
    "Meridian Bank": ["Meridian"],
    "Nadia Ferrante": ["Ferrante", "Ms Ferrante"],
}
ARTICLES = {
    "a.txt": (
        "Orbis and Meridian sign payments accord",
        "The Selby Courier",
        "2031-03-04",
        "https://news.example/accord",
    ),
    "b.txt": ("Ministry weighs limits on mobile wallets", "Avaria Today", "2031-03-06", ""),
    "c.html": ("Ferry operator denies takeover talks", "Larkspur Wire", "2031-04-11", "https://news.example/ferry"),
}


def term(label: str) -> dict[str, Any]:
    """An entity by its name; a name that is not known is a literal."""
    if label not in TYPES:
        return {"label": label, "aliases": []}
    return {
        "iri": BASE + label.replace(" ", "_"),
        "label": label,
        "aliases": ALIASES.get(label, []),
        "type": TYPES[label],
    }


def fact(
    subject: str,
    predicate: str,
    object_: str,
    article: str,
    quote: str,
    *,
    polarity: str = "positive",
    modality: str = "actual",
    speakers: tuple[str, ...] = (),
    time: str | None = None,
    qualifiers: tuple[tuple[str, str], ...] = (),
    confidence: float = 0.8,
) -> dict[str, Any]:
    """One fact with one sentence; the offsets are those of the two names in the quote, where they stand in it."""
    title, publisher, date, url = ARTICLES[article]
    begin = 100
    evidence: dict[str, Any] = {
        "article": article,
        "title": title,
        "publisher": publisher,
        "date": date,
        "url": url,
        "quote": quote,
        "begin": begin,
        "end": begin + len(quote),
        "speakers": list(speakers),
    }
    for role, name in (("subject", subject), ("object", object_)):
        if name in quote:
            evidence[f"{role}_span"] = [begin + quote.index(name), begin + quote.index(name) + len(name)]
    identity = f"{subject}|{predicate}|{object_}|{polarity}|{modality}|{time}"
    return {
        "iri": BASE + "fact/" + format(abs(sum(ord(c) * 31**i for i, c in enumerate(identity))) % 16**12, "012x"),
        "subject": term(subject),
        "predicate": {"id": NG + predicate.title().replace(" ", ""), "label": predicate},
        "object": term(object_),
        "qualifiers": [
            {"predicate": {"label": name}, "value": {"label": value, "aliases": []}} for name, value in qualifiers
        ],
        "polarity": polarity,
        "modality": modality,
        "speakers": list(speakers),
        "time": time,
        "confidence": confidence,
        "evidence": [evidence],
    }


def newsroom() -> list[dict[str, Any]]:
    """A small world: every status, every kind of node, attributes, several edges between two nodes, an island."""
    accord = "Orbis Telecom and Meridian Bank signed the Selby Harbour Accord in Port Selby on Tuesday."
    denial = "Northwind Ferries said it had not bought Castor Rail and was not in talks."
    rules = "The Avarian Finance Ministry may ban OrbisPay under the Payments Act, Ines Okafor said."
    boss = "Nadia Ferrante, chief executive of Orbis Telecom, studied at Quill University."
    rows = [
        fact(
            "Orbis Telecom",
            "signs",
            "Selby Harbour Accord",
            "a.txt",
            accord,
            time="2031-03-04",
            qualifiers=(("in", "Port Selby"),),
            confidence=0.93,
        ),
        fact(
            "Meridian Bank",
            "signs",
            "Selby Harbour Accord",
            "a.txt",
            accord,
            time="2031-03-04",
            qualifiers=(("in", "Port Selby"),),
        ),
        fact("Orbis Telecom", "partners with", "Meridian Bank", "a.txt", accord),
        fact(
            "Orbis Telecom",
            "competes with",
            "Meridian Bank",
            "b.txt",
            "Orbis Telecom competes with Meridian Bank in digital payments.",
            qualifiers=(("in", "digital payments"),),
        ),
        fact(
            "Meridian Bank",
            "invests in",
            "Orbis Telecom",
            "b.txt",
            "Meridian Bank will invest 40 million crowns in Orbis Telecom next year.",
            modality="planned",
            time="2032",
            qualifiers=(("amount", "40 million crowns"),),
        ),
        fact(
            "Orbis Telecom",
            "operates",
            "OrbisPay",
            "a.txt",
            "OrbisPay, a mobile wallet operated by Orbis Telecom, has two million users.",
        ),
        fact(
            "OrbisPay",
            "has count",
            "two million users",
            "a.txt",
            "OrbisPay, a mobile wallet operated by Orbis Telecom, has two million users.",
        ),
        fact(
            "OrbisPay",
            "described as",
            "mobile wallet",
            "a.txt",
            "OrbisPay, a mobile wallet operated by Orbis Telecom, has two million users.",
        ),
        fact(
            "Avarian Finance Ministry",
            "bans",
            "OrbisPay",
            "b.txt",
            rules,
            modality="possible",
            speakers=("Ines Okafor",),
            confidence=0.61,
        ),
        fact(
            "Avarian Finance Ministry",
            "applies",
            "Payments Act",
            "b.txt",
            rules,
            modality="conditional",
            speakers=("Ines Okafor",),
        ),
        fact(
            "Ines Okafor",
            "works for",
            "Avarian Finance Ministry",
            "b.txt",
            "Ines Okafor of the Avarian Finance Ministry gave no date.",
        ),
        fact("Nadia Ferrante", "leads", "Orbis Telecom", "a.txt", boss),
        fact("Nadia Ferrante", "has role", "chief executive", "a.txt", boss),
        fact("Nadia Ferrante", "educated at", "Quill University", "a.txt", boss),
        fact(
            "Tomas Brandt",
            "leads",
            "Northwind Ferries",
            "c.html",
            "Tomas Brandt, who runs Northwind Ferries, spoke at the Selby Trade Fair.",
        ),
        fact(
            "Tomas Brandt",
            "participates in",
            "Selby Trade Fair",
            "c.html",
            "Tomas Brandt, who runs Northwind Ferries, spoke at the Selby Trade Fair.",
        ),
        fact(
            "Northwind Ferries",
            "buys",
            "Castor Rail",
            "c.html",
            denial,
            polarity="negative",
            speakers=("Northwind Ferries",),
        ),
        fact(
            "Larkspur Media",
            "says",
            "Castor Rail is for sale",
            "c.html",
            "Castor Rail is for sale, Larkspur Media reported.",
            speakers=("Larkspur Media",),
        ),
        fact(
            "Meridian Bank",
            "owns",
            "Castor Rail",
            "c.html",
            "Meridian Bank owns Castor Rail, Larkspur Media reported.",
            speakers=("Larkspur Media",),
        ),
        fact("Selby Trade Fair", "located in", "Port Selby", "c.html", "The Selby Trade Fair opened in Port Selby."),
        fact(
            "Port Selby",
            "located in",
            "Kingdom of Avaria",
            "c.html",
            "Port Selby, the largest port of the Kingdom of Avaria, was calm.",
        ),
        fact(
            "Avarian Finance Ministry",
            "part of",
            "Kingdom of Avaria",
            "b.txt",
            "The Avarian Finance Ministry is the oldest in the Kingdom of Avaria.",
        ),
        fact("Orbis Telecom", "headquartered in", "Port Selby", "a.txt", "Orbis Telecom is based in Port Selby."),
    ]
    rows[2]["evidence"].append(
        {
            **rows[3]["evidence"][0],
            "quote": "Orbis Telecom joined hands with Meridian Bank.",
            "begin": 0,
            "end": 46,
            "subject_span": [0, 13],
            "object_span": [32, 45],
        }
    )
    return rows


HOSTILE = (
    '<img src=x onerror="window.pwned=1">',
    "</script><script>window.pwned=1</script>",
    "<!--<script>",
    "javascript:window.pwned=1",
    "{{ 7*7 }}",
    "\u202egpj.exe\u202c",
    "a\u2028b\u2029c",
    "\ud800 lone",
    '" onmouseover="window.pwned=1',
    "&lt;b&gt;",
)


def hostile() -> list[dict[str, Any]]:
    """Every text field filled with what would run, end the script element or turn the direction, if it could."""
    rows = []
    for index, text in enumerate(HOSTILE):
        other = HOSTILE[(index + 1) % len(HOSTILE)]
        rows.append(
            {
                "iri": text,
                "subject": {"iri": f"{BASE}{text}", "label": text, "aliases": [other], "type": "Company"},
                "predicate": {"id": f"{NG}{text}", "label": text},
                "object": {"iri": f"{BASE}{other}", "label": other, "aliases": [text], "type": text},
                "qualifiers": [{"predicate": {"label": text}, "value": {"label": text}}],
                "polarity": "positive",
                "modality": "actual",
                "speakers": [text],
                "time": text,
                "derived": text,
                "evidence": [
                    {
                        "article": text,
                        "title": text,
                        "publisher": text,
                        "date": text,
                        "url": "javascript:window.pwned=1",
                        "quote": text + " says " + other,
                        "begin": 0,
                        "end": 1,
                        "speakers": [text],
                        "subject_span": [0, len(text)],
                    }
                ],
            }
        )
    return rows


def crowd(nodes: int, links: int) -> list[dict[str, Any]]:
    """A large random world with hubs and communities."""
    dice = random.Random(1)
    kinds = ("Company", "Person", "City", "Product", "Event", "Government", "Law")
    verbs = ("owns", "works for", "located in", "launches", "participates in", "regulates", "competes with", "meets")
    rows: list[dict[str, Any]] = []
    for _ in range(links):
        group = dice.randrange(nodes // 40 + 1)
        ends = [
            min(nodes - 1, group * 40 + int(dice.paretovariate(1.1)))
            if dice.random() < 0.9
            else int(nodes * dice.random() ** 3)
            for _ in range(2)
        ]
        if ends[0] == ends[1]:
            continue
        verb = dice.choice(verbs)
        one, other = (
            {"iri": f"{BASE}thing_{n}", "label": f"Thing number {n}", "aliases": [], "type": kinds[n % len(kinds)]}
            for n in ends
        )
        quote = f"{one['label']} {verb} {other['label']}, the paper said."
        rows.append(
            {
                "iri": f"{BASE}fact/{len(rows)}",
                "subject": one,
                "predicate": {"id": NG + verb, "label": verb},
                "object": other,
                "polarity": "positive",
                "modality": dice.choice(("actual", "actual", "actual", "planned")),
                "speakers": [],
                "time": None,
                "evidence": [{"article": f"{group % 100}.txt", "quote": quote, "date": "2031-01-01"}],
            }
        )
    return rows
