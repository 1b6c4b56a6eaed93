"""Write invented news articles as JSON Lines: as many as asked, each about 40 words, one after the other.

    python scripts/generate_articles.py 10000 --out wire.jsonl [--seed 20261128]

What happens in them is what happens in graph/samples: companies buy, sign and rule out, people are appointed, agencies
decide, places vote.  All names are invented.  They come back as in news: a name is new with the chance that a
Pitman-Yor process gives it, so the number of people, companies, agencies and places grows as the number of mentions to
the power :data:`HEAPS` (0.70 to 0.73 from 1,000 to 10,000 articles), and a few of them are met again and again.  The
same count and seed give the same bytes, and the first articles are the same for every count.  Memory: four bytes a
mention, and the names.
"""

import argparse
import datetime as dt
import json
import random
import sys
from array import array
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

HEAPS = 0.7
"""Exponent of the growth of names with mentions; corpora of news have 0.6 to 0.8 for entities."""
CONCENTRATION = 20.0
"""How many names come before old ones are usual."""
SEED = 20261128
BEGIN = dt.date(2015, 1, 5)
SYLLABLES = [a + b + c for a in "b d f g h k l m n p r s t v".split() for b in "aeiou" for c in ("", "l", "n", "r")]
FIRST = [a + b for a in "A Be Cla Do E Fi Ha I Jo Ka Le Mi Ra So".split() for b in "da rin lla san tor ne".split()]
TRADES = "Industries Technologies Holdings Motors Corp. Group Airlines Bank Energy Foods Systems Pharma".split()
TOPICS = "Trade Energy Labour Transport Finance Health Competition Space Fisheries Housing".split()
OFFICES = "Agency Council Commission Institute Authority Board".split()
ROLES = "chief executive,chairman,finance director,spokeswoman,president,head of research,treasurer".split(",")
GOODS = (
    "batteries,lorries,vaccines,satellites,chips,trains,ferries,turbines,payments,tablets,rockets,tyres,steel"
).split(",")
CITIES_DO = "voted for,rejected,welcomed,postponed,banned".split(",")
PLANS = "a tram line,a new port,a water tax,a rent cap,a film fund,a science park,a wage deal,a rail bridge".split(",")


class Pool:
    """Names of one kind as a Pitman-Yor process gives them: an old one by how often it was met, or a new one."""

    def __init__(self, chance: random.Random, invent: Callable[[random.Random], str]) -> None:
        self._chance, self._invent = chance, invent
        self._met = array("I")
        self._counts = array("I")
        self._names: list[str] = []
        self._known: set[str] = set()

    def __call__(self) -> str:
        """The next name."""
        seen, known = len(self._met), len(self._names)
        if self._chance.random() * (seen + CONCENTRATION) < CONCENTRATION + HEAPS * known:
            number = known
            self._names.append(self._fresh())
            self._counts.append(0)
        else:
            number = self._met[int(self._chance.random() * seen)]
            while self._chance.random() * self._counts[number] < HEAPS:
                number = self._met[int(self._chance.random() * seen)]
        self._met.append(number)
        self._counts[number] += 1
        return self._names[number]

    def _fresh(self) -> str:
        name = self._invent(self._chance)
        while name in self._known:
            name = self._invent(self._chance)
        self._known.add(name)
        return name


def word(chance: random.Random) -> str:
    """An invented word of two or three syllables."""
    return "".join(chance.choice(SYLLABLES) for _ in range(chance.choice((2, 2, 3)))).capitalize()


def person(chance: random.Random) -> str:
    return f"{chance.choice(FIRST)} {word(chance)}"


def company(chance: random.Random) -> str:
    return f"{word(chance)} {chance.choice(TRADES)}"


def agency(chance: random.Random) -> str:
    return f"{word(chance)} {chance.choice(TOPICS)} {chance.choice(OFFICES)}"


class Cast(NamedTuple):
    """Who and what an article speaks of."""

    org: str
    org2: str
    agency: str
    person: str
    person2: str
    place: str
    place2: str
    short: str
    surname: str
    role: str
    goods: str
    goods2: str
    plan: str
    did: str
    n: int
    m: int
    year: int
    day: str


OPENINGS = (
    "{org} agreed on {day} to buy {org2} of {place} for ${n} million.",
    "{org} and {org2} signed a memorandum in {place} on {day} to build {goods} together.",
    "{org} named {person} as {role} on {day}, replacing {person2}.",
    "The {agency} fined {org} ${n} million on {day} over its {goods}.",
    "{org} will open a plant for {goods} in {place} by {year}, {person} told reporters on {day}.",
    "{place} {did} {plan} on {day}, after {person} of the {agency} had criticised {org}.",
    "Workers of {org} in {place} went on strike on {day}, {person} announced.",
    "{org} ended its talks with {org2} on {day}; {person} had opposed the merger.",
    "{person}, {role} of {org}, left the company on {day} and joined {org2}.",
    "{org} launched {goods} made by {org2} in {place} on {day}.",
    "The {agency} approved the sale of {org} to {org2} on {day}, {person} said.",
    "{person} won the election in {place} with {m} percent of the votes on {day}.",
)
MIDDLES = (
    "{short} has {n} employees and sells {goods2} in {place2}.",
    "{short} competes with {org2} and supplies {goods2} to {place2}.",
    "{surname} said that sales of {goods2} rose {m} percent in {year}.",
    "{person2}, {role} of {org2}, denied that {short} would leave {place2}.",
    "The {agency} may sue {short} over {goods2}, {person2} warned.",
    "{short} paid {person2} ${n} million in {year} for {goods2}.",
    "{surname} was born in {place2} and studied with {person2}.",
    "Shares of {short} fell {m} percent, and {org2} lost {n} jobs.",
    "{short} owns {m} percent of {org2}, which makes {goods2}.",
    "{org2} did not buy {goods2} from {short} in {year}.",
)
CLOSINGS = (
    "{person2} plans {plan} in {place2}.",
    "The {agency} expects {plan} by {year}.",
    "{place2} had {did} {plan} in {year}.",
    "{org2} lent {place2} ${n} million for {plan}.",
    "{surname} met {person2} in {place2}.",
    "{short} moved {m} managers to {place2}.",
    "Before, {person2} led the {agency}.",
    "{org2} was founded in {place2} in {year}.",
)


def articles(count: int, seed: int = SEED) -> Iterator[dict[str, str]]:
    """The articles as the fields that ``newsgraph build`` reads; each has an address of its own."""
    chance = random.Random(seed)
    people, companies, agencies, places = (Pool(chance, invent) for invent in (person, company, agency, word))
    for number in range(count):
        date = BEGIN + dt.timedelta(days=number % 3650)
        one, two = companies(), people()
        cast = Cast(
            one, companies(), agencies(), two, people(), places(), places(), one.split()[0], two.split()[-1],
            *(chance.choice(found) for found in (ROLES, GOODS, GOODS, PLANS, CITIES_DO)), chance.randint(2, 990),
            chance.randint(2, 89), chance.randint(2001, 2029), f"{date:%A}",
        )  # fmt: skip
        parts = (chance.choice(OPENINGS), chance.choice(MIDDLES), chance.choice(CLOSINGS))
        fields = cast._asdict()
        body = " ".join(part.format(**fields) for part in parts)
        title = f"{cast.short} and {cast.surname}: {cast.goods}, {cast.plan}"
        url = f"https://wire.example/{number:08}"
        yield {"title": title, "text": body, "date": date.isoformat(), "publisher": "Invented Wire", "url": url}


def main() -> None:
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("count", type=int, help="number of articles")
    cli.add_argument("--out", type=Path, help="file to write; default: standard output")
    cli.add_argument("--seed", type=int, default=SEED)
    args = cli.parse_args()
    with args.out.open("w", encoding="utf-8") if args.out else sys.stdout as out:
        for article in articles(args.count, args.seed):
            out.write(json.dumps(article, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
