"""``newsgraph infer`` and ``explain``: what follows from the facts, and why the graph says what it says."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.console import Console

from graph.cli.app import StoreOption, check_format, cli, page, plain, say

if TYPE_CHECKING:
    from graph.infer import Inference

_FORMATS = ("table", "json")
_CLASHES = 10
"""Clashes that are told one by one."""


@cli.command()
def infer(
    store: StoreOption,
    ontology: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE", exists=True, dir_okay=False, help="Ontology; default: the one the store was built with."
        ),
    ] = None,
    drop: Annotated[bool, typer.Option("--drop", help="Drop the inferences, and renew them no more.")] = False,
) -> None:
    """Add what follows from the facts by the ontology's axioms, in a graph of its own.

    Relations that hold both ways, the other way round, or go on through what lies between; wider relations and classes.
    Only what articles state as actual and in their own voice is a premise, and what is over, or said of one moment, is
    not chained.  The facts themselves do not change: queries and exports see inferences with --infer only (TriG and
    N-Quads hold them as the graph graph/inferred).  Every later build, removal or merge renews them.

    Examples:

        newsgraph infer --store kg

        newsgraph query --store kg --infer 'SELECT ?a ?b WHERE { ?a ng:worksFor ?b }'

        newsgraph explain --store kg "Mary Smith" "works for" Acme
    """
    from graph.infer import forget
    from graph.infer import infer as run_infer
    from graph.ontology import load_ontology
    from graph.pipeline import settings_of, settle
    from graph.remote import folder_of
    from graph.store import Store

    with Store.open(folder_of(store)) as opened:
        if drop:
            forget(opened)
            settle(opened)
            say("Dropped the inferences.")
            return
        found = run_infer(opened, load_ontology(ontology or settings_of(opened).ontology))
        settle(opened)
    _print_inference(found)


def _print_inference(found: "Inference") -> None:
    from graph.explain.chain import short

    say(f"{found.triples:,} triples follow from the facts.")
    for iri, count in found.counts[:12]:
        say(f"  {count:>9,}  {plain(short(iri))}")
    if found.clashes:
        say(f"[yellow]In classes that exclude each other: {len(found.clashes):,}.[/yellow] Some fact was misread:")
    for thing, *classes in found.clashes[:_CLASHES]:
        say(f"  {plain(thing)}: {plain(' and '.join(map(short, classes)))}")


@cli.command(no_args_is_help=True)
def explain(
    fact: Annotated[
        list[str], typer.Argument(metavar="FACT", help="A fact's IRI, or three words: SUBJECT PREDICATE OBJECT.")
    ],
    store: StoreOption,
    output: Annotated[
        str, typer.Option("--format", "-f", metavar="|".join(_FORMATS), help="How to print the explanation.")
    ] = "table",
) -> None:
    """Explain why the graph says something.

    A stated fact: each sentence that says it, how its words lead to the two things (their names, coreference, merges of
    names), the example sentence of the ontology that the relation was learnt from, and what makes its status.  An
    inferred triple: the axiom, and the chain down to the facts.

    Examples:

        newsgraph explain --store kg Tencent "competes with" Alibaba

        newsgraph explain --store kg fact:0a1b2c3d4e5f6071 --format json

        newsgraph explain --store kg "Mary Smith" "is a" Agent
    """
    from graph.explain import explain as run_explain
    from graph.remote import folder_of
    from graph.store import Store

    check_format(output, _FORMATS)
    with Store.open(folder_of(store), read_only=True) as opened:
        found = run_explain(opened, fact)
    if output == "json":
        typer.echo(json.dumps(found, ensure_ascii=False, indent=1))
        return
    console = page()
    for one in found["stated"]:
        _print_stated(console, one)
    if found["chain"]:
        _print_chain(console, found["chain"], "")


def _print_stated(console: Console, fact: dict[str, Any]) -> None:
    marks = [fact["status"], fact["time"] or "", f"confidence {fact['confidence']}"]
    marks.append("a plain triple" if fact["plain"] else "no plain triple")
    console.print(_triple(fact) + f"  [cyan]{plain(' · '.join(filter(None, marks)))}[/cyan]")
    console.print(f"[dim]{plain(fact['iri'])}[/dim]")
    for one in fact["evidence"]:
        console.print(f"\n  [italic]{_cited(one)}[/italic]")
        for name, text in _reasons(fact, one):
            console.print(f"    {name:<9} {plain(text)}")
    console.print()


def _triple(told: dict[str, Any]) -> str:
    ends = [plain(told[end]["label"]) for end in ("subject", "object")]
    return f"[bold]{ends[0]}[/bold] {plain(told['predicate']['label'])} [bold]{ends[1]}[/bold]"


def _cited(evidence: dict[str, Any]) -> str:
    where = ", ".join(filter(None, (evidence["article"], evidence["date"])))
    quote = " ".join(evidence["quote"].split())
    return plain(f"{quote} ({where}, characters {evidence['begin']} to {evidence['end']})")


def _reasons(fact: dict[str, Any], evidence: dict[str, Any]) -> list[tuple[str, str]]:
    """What led from the sentence to the fact: pairs of a name and a text."""
    if "relation" not in evidence:
        return [("", "How it was read is not known: the article or the ontology has changed since the build.")]
    speakers = ", ".join(evidence["speakers"])
    cues = ", ".join(f'"{word}"' for word in evidence["cues"])
    found = [
        ("subject", _way(evidence["subject"])),
        ("relation", f'"{evidence["phrase"]}" read as: {evidence["relation"]} ({evidence["construction"]})'),
        ("object", _way(evidence["object"])),
        ("example", _pattern(evidence["pattern"], fact["derived"])),
        ("passed by", ", ".join(evidence["others"])),
        ("status", fact["status"] + (f", from {cues}" if cues else "")),
        ("speaker", f"{speakers}: it is their word, not the article's" if speakers else ""),
    ]
    return [(name, text) for name, text in found if text]


def _way(argument: dict[str, Any]) -> str:
    """``"It" -> "Acme" (coreference, 12 to 16) -> Acme Corporation (legal form left out, 1.0)``."""
    text = f'"{argument["words"]}"'
    if found := argument.get("antecedent"):
        text += f' -> "{found["words"]}" (coreference, characters {found["begin"]} to {found["end"]})'
    for merge in argument.get("merges", ()):
        text += f" -> {merge['names'][0]} = {merge['names'][1]} ({merge['rule']}, {merge['score']})"
    return f"{text} -> {argument['entity']}"


def _pattern(pattern: dict[str, Any] | None, derived: str) -> str:
    if pattern is None:
        changed = "(it does not fit any more: the program or the ontology has changed since the build)"
        return f"{derived} {changed}" if derived else "none fits: the relation keeps its own words"
    noun = f' with the noun "{pattern["noun"]}"' if pattern["noun"] else ""
    ends = f"subject from its {pattern['subject']}, object from its {pattern['object']}"
    fits = f"{' '.join(pattern['domain']) or 'anything'} to {' '.join(pattern['range']) or 'anything'}"
    return f"{pattern['example']} as: {pattern['relation']}{noun}, {ends}; {fits}, score {pattern['score']}"


def _print_chain(console: Console, told: dict[str, Any], indent: str) -> None:
    if "axiom" in told:
        console.print(f"{indent}{_triple(told)}  [cyan]inferred[/cyan]")
        console.print(f"{indent}  by {plain(told['axiom']['text'])}: {told['axiom']['meaning']}")
        for premise in told["from"]:
            _print_chain(console, premise, indent + "    ")
        return
    console.print(f"{indent}{_triple(told)}  [cyan]{told.get('why', 'stated')}[/cyan]")
    for fact in told["stated"]:
        for one in fact["evidence"]:
            console.print(f"{indent}  [italic]{_cited(one)}[/italic]")
