"""The pages for reading: articles, things, facts, search, the query page; and every IRI of the store dereferenced.

The address of a thing answers with a page or with RDF, as the Accept header asks (or ``?format=``), with status 200 and
the address of what was chosen in Content-Location: one address to copy, for people and programs alike.  Who takes
anything gets Turtle; browsers ask for HTML by name.
"""

from typing import Any
from urllib.parse import unquote, urlencode

from pyoxigraph import NamedNode
from rdflib.namespace import DCTERMS, RDF, RDFS, SDO
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from graph.errors import QueryError
from graph.serve import query_page
from graph.serve.addresses import RESOURCE, address, root, spellings
from graph.serve.article_page import FIRST, ShownArticle, article
from graph.serve.context import Context
from graph.serve.describe import DATA, FORMS, HTML, Form, description, exists, write
from graph.serve.entity_page import MANY, entity, group, group_address
from graph.serve.names import Names
from graph.serve.negotiate import choose
from graph.serve.shown import FactReader, clean, short, words
from graph.vocab import NG

RECENT = 8
"""Articles that are kept after they were shown."""
LISTED = 100
"""Articles or things on one page of a list."""


def routes(context: Context) -> list[BaseRoute]:
    """The routes of this module, to be the last: with a base at the server's own address the last takes every path."""
    pages = Pages(context)
    found: list[BaseRoute] = [
        Route("/query", pages.query),
        Route("/query/{name}", pages.named),
        Route("/articles", pages.articles),
        Route("/search", pages.search),
        Route(RESOURCE, pages.resource),
    ]
    if start := root(context.base):
        found.append(Route(start + "{rest:path}", pages.path))
    return found


class Pages:
    """The answers; each is made in a thread of its own, from a store that nobody changes."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.names = Names(context.store)
        self._recent: dict[str, ShownArticle] = {}

    def reader(self) -> FactReader:
        """A reader for one request."""
        return FactReader(self.context.store, self.context.base)

    def render(self, request: Request, template: str, here: str = "", *, status: int = 200, **values: Any) -> Response:
        """A page, with what all pages of this module know."""
        return self.context.render(request, template, status=status, here=here, base=self.context.base, **values)

    def query(self, request: Request) -> Response:
        """The query page."""
        values = query_page.page_values(dict(request.query_params), self.context.store, self.context.base)
        return self.render(request, "query.html", "/query", **values)

    def named(self, request: Request) -> Response:
        """A named query with its parameters in their places, as text."""
        try:
            text = query_page.bound(request.path_params["name"], dict(request.query_params), self.context.store)
        except QueryError as error:
            return PlainTextResponse(f"{error}\n", 400)
        return JSONResponse({"query": text})

    def articles(self, request: Request) -> Response:
        """Every article, the latest first."""
        reader, wanted = self.reader(), request.query_params.get("q", "").strip()
        rows = [
            {
                "href": address(iri, self.context.base),
                "title": clean(reader.text(iri, SDO.headline) or reader.text(iri, DCTERMS.source)),
                "date": reader.text(iri, SDO.datePublished),
                "publisher": reader.publisher(iri),
                "words": reader.number(iri, SDO.wordCount),
            }
            for iri in reader.subjects(RDF.type, NamedNode(str(SDO.NewsArticle)))
        ]
        terms = wanted.casefold().split()
        rows = [row for row in rows if all(term in f"{row['title']} {row['publisher']}".casefold() for term in terms)]
        rows.sort(key=lambda row: (row["date"] or "", row["title"]), reverse=True)
        page = _number(request, len(rows))
        shown = rows[page * LISTED : (page + 1) * LISTED]
        return self.render(
            request,
            "articles.html",
            "/articles",
            articles=shown,
            total=len(rows),
            wanted=wanted,
            page=page,
            size=LISTED,
        )

    def search(self, request: Request) -> Response:
        """Things by name."""
        wanted = request.query_params.get("q", "").strip()
        reader = self.reader()
        found = list(self.names.search(wanted))
        page = _number(request, len(found))
        shown = [reader.link(NamedNode(iri)) for iri in found[page * LISTED : (page + 1) * LISTED]]
        close = [reader.link(NamedNode(iri)) for iri in self.names.close(wanted)] if wanted and not found else []
        return self.render(
            request, "search.html", things=shown, total=len(found), wanted=wanted, close=close, page=page, size=LISTED
        )

    def resource(self, request: Request) -> Response:
        """The thing whose IRI is asked for as a parameter; one that has an address of its own is sent there."""
        iri = request.query_params.get("iri", "")
        place = address(iri, self.context.base)
        if place.startswith(RESOURCE):
            return self._thing(request, [iri])
        rest = urlencode([pair for pair in request.query_params.multi_items() if pair[0] != "iri"])
        return RedirectResponse(f"{place}?{rest}" if rest else place, 303)

    def path(self, request: Request) -> Response:
        """The thing whose IRI has this path."""
        raw = request.scope.get("raw_path") or request.scope["path"].encode()
        return self._thing(
            request, list(spellings(raw.decode("ascii", "replace").partition("?")[0], self.context.base))
        )

    def _thing(self, request: Request, candidates: list[str]) -> Response:
        """The page or the data of the first that the store knows."""
        dataset = self.context.store.dataset
        iri = next((one for one in candidates if exists(dataset, one)), None)
        if iri is None:
            return self._missing(request, candidates[-1])
        if new := self.reader().text(iri, DCTERMS.isReplacedBy):
            return RedirectResponse(address(new, self.context.base), 301)
        form = _form(request)
        if form is None:
            offers = ", ".join(one.media for one in (HTML, *DATA))
            return PlainTextResponse(f"There is no such format of {iri}. There are: {offers}.\n", 406, _vary())
        own = address(iri, self.context.base)
        place = f"{own}{'&' if '?' in own else '?'}format={form.name}"
        headers = {**_vary(), "content-location": place}
        if form is HTML:
            page = self._page(request, iri)
            page.headers.update(headers)
            return page
        body = write(description(dataset, iri), form, self.context.base)
        return Response(body, media_type=form.media, headers=headers)

    def _missing(self, request: Request, iri: str) -> Response:
        """What cannot be found, with things that are called alike."""
        name = clean(unquote(iri.rstrip("/").rpartition("/")[2]).replace("_", " "))
        reader = self.reader()
        close = [reader.link(NamedNode(one)) for one in self.names.close(name)] if name else []
        if choose(request.headers.get("accept", ""), ("text/plain", HTML.media)) == HTML.media:
            return self.render(request, "missing.html", status=404, name=name, close=close)
        hint = f" Did you mean: {', '.join(link.iri for link in close)}?" if close else ""
        return PlainTextResponse(f"The store knows nothing of {iri}.{hint}\n", 404, _vary())

    def _page(self, request: Request, iri: str) -> Response:
        """The page that fits the kind of thing."""
        reader = self.reader()
        types = set(reader.texts(iri, RDF.type))
        if str(SDO.NewsArticle) in types:
            return self._article(request, reader, iri)
        if str(NG.Evidence) in types:
            fact = next(iter(reader.subjects(NG.evidence, NamedNode(iri))), "")
            return RedirectResponse(reader.sentence(iri, fact).href, 303)
        if reader.is_fact(iri):
            return self._shared(request, "fact.html", iri, fact=reader.shown(iri))
        if reader.named(iri) or reader.parts(iri):
            return self._entity(request, reader, iri)
        return self._any(request, reader, iri)

    def _shared(self, request: Request, template: str, iri: str, **values: Any) -> Response:
        own = address(iri, self.context.base)
        forms = [(form.label, form.media, f"{own}{'&' if '?' in own else '?'}format={form.name}") for form in DATA]
        return self.render(request, template, iri=iri, forms=forms, **values)

    def _article(self, request: Request, reader: FactReader, iri: str) -> Response:
        """The article's page, or a few of its facts for the script of the page."""
        shown = self._read(reader, iri)
        if asked := request.query_params.get("rows", ""):
            wanted = [int(one) for one in asked.split(",")[:FIRST] if one.isdecimal() and len(one) < 9]
            rows = [(number, shown.facts[number]) for number in wanted if number < len(shown.facts)]
            return self.render(request, "rows.html", rows=rows)
        chosen = short(request.query_params.get("fact", ""))
        return self._shared(request, "article.html", iri, article=shown, chosen=chosen, first=FIRST)

    def _read(self, reader: FactReader, iri: str) -> ShownArticle:
        """The article, kept while it is one of the last few: nobody changes a store that is served."""
        found = self._recent.pop(iri, None) or article(reader, iri)
        self._recent[iri] = found
        for old in list(self._recent)[:-RECENT]:
            self._recent.pop(old, None)
        return found

    def _entity(self, request: Request, reader: FactReader, iri: str) -> Response:
        """The page of a thing, or of one of its properties."""
        key = request.query_params.get("group", "")
        if key:
            page = _number(request, None)
            found = group(reader, iri, key, page)
            if found is not None:
                return self._shared(
                    request, "group.html", iri, about=reader.link(NamedNode(iri)), group=found, page=page, size=MANY,
                    address=lambda number: group_address(iri, key, self.context.base, number),
                )  # fmt: skip
        shown = entity(reader, iri)
        links = {one.key: group_address(iri, one.key, self.context.base) for one in shown.groups}
        return self._shared(request, "entity.html", iri, entity=shown, links=links)

    def _any(self, request: Request, reader: FactReader, iri: str) -> Response:
        """Whatever else the store speaks of: a relation with its facts, a class, an extractor."""
        using = [one for one in reader.subjects(RDF.predicate, NamedNode(iri)) if reader.is_fact(one)]
        dataset = self.context.store.dataset
        rows = [
            (reader.predicate(triple.predicate.value), reader.link(triple.object))
            for triple in description(dataset, iri)
            if triple.subject == NamedNode(iri)
        ]
        title = clean(reader.text(iri, RDFS.label)) or words(iri)
        return self._shared(
            request, "resource.html", iri, title=title, rows=rows[:LISTED], total=len(using),
            facts=[reader.shown(one) for one in using[:LISTED]],
        )  # fmt: skip


def _form(request: Request) -> Form | None:
    """What ``?format=`` says, else what the Accept header likes best."""
    if asked := request.query_params.get("format"):
        return FORMS.get(asked)
    offers = [form.media for form in (*DATA, HTML)]
    media = choose(request.headers.get("accept", ""), offers)
    return next((form for form in FORMS.values() if form.media == media), None)


def _vary() -> dict[str, str]:
    return {"vary": "Accept"}


def _number(request: Request, total: int | None) -> int:
    """The page asked for, counted from 0."""
    text = request.query_params.get("page", "0")
    page = int(text) if text.isdecimal() and len(text) < 7 else 0
    return page if total is None else min(page, max(total - 1, 0) // LISTED)
