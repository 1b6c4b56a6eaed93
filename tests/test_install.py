"""What `pip install .` brings is enough to run, with the pip that Python 3.11 comes with, too."""

from importlib.metadata import PackageNotFoundError, distribution

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name


def requirements(name: str) -> list[Requirement]:
    try:
        return [Requirement(line) for line in distribution(name).requires or ()]
    except PackageNotFoundError:  # of an extra, or of another system
        return []


def needed(name: str, seen: set[str]) -> list[tuple[str, Requirement]]:
    """All requirements of a distribution and of what it needs, each with who needs it."""
    if name in seen:
        return []
    seen.add(name)
    plain = [r for r in requirements(name) if r.marker is None or r.marker.evaluate({"extra": ""})]
    return [*((name, r) for r in plain), *(row for r in plain for row in needed(canonicalize_name(r.name), seen))]


def test_an_extra_written_in_another_way_is_no_way_to_a_dependency() -> None:
    """pip before 23.3 does not find ``lxml[html_clean]`` where lxml says ``html-clean``: what it brings is ours."""
    declared = {canonicalize_name(r.name) for r in requirements("newsgraph") if r.marker is None}
    missing = []
    for user, requirement in needed("newsgraph", set()):
        offered = distribution(requirement.name).metadata.get_all("Provides-Extra") or []
        for extra in requirement.extras - set(offered):
            brought = [r for r in requirements(requirement.name) if r.marker and r.marker.evaluate({"extra": extra})]
            missing += [(user, str(requirement), r.name) for r in brought if canonicalize_name(r.name) not in declared]
    assert missing == []
