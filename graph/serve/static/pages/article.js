// The article page: words and facts point at each other.  The page brings numbers only: where sentences, names and the
// words of facts begin and end.  The text is in pieces that no span ends inside, so a span is a run of whole pieces.
"use strict";
(() => {
  const spans = JSON.parse(document.getElementById("spans").textContent);
  const root = document.documentElement;
  const pieces = [...document.querySelectorAll("[data-at]")];
  const starts = pieces.map((piece) => Number(piece.dataset.at));
  const rows = new Map([...document.querySelectorAll("[data-fact]")].map((row) => [Number(row.dataset.fact), row]));
  const list = document.getElementById("facts");
  const rest = document.getElementById("rest");
  const counts = new Map([...document.querySelectorAll("[data-sentence]")].map((button) => [button.dataset.sentence, button]));
  const panel = document.getElementById("panel");
  const all = document.getElementById("all");
  const what = document.getElementById("facts-what");
  const narrow = matchMedia("(max-width: 980px)");
  const painted = { near: [], now: [], subject: [], object: [] };

  function first(position) {
    let low = 0;
    let high = starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (starts[middle] < position) low = middle + 1; else high = middle;
    }
    return low;
  }
  function paint(name, found) {
    for (const piece of painted[name]) piece.classList.remove(name);
    painted[name] = [];
    for (const [begin, end] of found) {
      for (let at = first(begin); at < starts.length && starts[at] < end; at += 1) {
        pieces[at].classList.add(name);
        painted[name].push(pieces[at]);
      }
    }
  }
  const covers = (found, at) => found.some(([begin, end]) => begin <= at && at < end);
  const plural = (number, noun) => `${number} ${noun}${number === 1 ? "" : "s"}`;

  // Facts of the word at a place: those that have it as subject or object; else those of its sentence, about the name
  // it belongs to when one is; else every fact about that name.
  function factsAt(at) {
    const indices = [...spans.facts.keys()];
    const direct = indices.filter((i) => covers(spans.facts[i].subject, at) || covers(spans.facts[i].object, at));
    if (direct.length) return direct;
    const near = indices.filter((i) => covers(spans.facts[i].sentences, at));
    const names = new Set(spans.names.filter(([begin, end]) => begin <= at && at < end).map((name) => name[2]));
    if (!names.size) return near;
    const about = (i) => spans.facts[i].things.some((thing) => names.has(thing));
    const both = near.filter(about);
    if (both.length) return both;
    return near.length ? near : indices.filter(about);
  }
  // Rows that the page did not bring: of a very long article it brings the first only.
  async function fetchRows(indices) {
    const missing = indices.filter((index) => !rows.has(index)).slice(0, 250);
    if (!missing.length) return;
    const asked = new URLSearchParams(location.search);
    asked.delete("fact");
    asked.set("format", "html");
    asked.set("rows", missing.join(","));
    const response = await fetch(`${location.pathname}?${asked}`);
    if (!response.ok) return;
    const found = new DOMParser().parseFromString(await response.text(), "text/html");
    for (const row of found.querySelectorAll("[data-fact]")) {
      const index = Number(row.dataset.fact);
      if (rows.has(index)) continue;
      rows.set(index, document.adoptNode(row));
      row.hidden = !kept.has(index);
      row.classList.toggle("chosen", index === chosen);
    }
    list.append(...[...rows].sort(([one], [other]) => one - other).map(([, row]) => row));
  }
  let kept = new Set();
  let chosen = -1;
  const brought = rows.size;
  function filter(shown, words) {
    kept = new Set(shown);
    for (const [index, row] of rows) row.hidden = !kept.has(index);
    what.textContent = words;
    all.hidden = shown.length === spans.facts.length;
    if (rest) rest.hidden = !all.hidden;
    if (!all.hidden) fetchRows(shown);
    root.toggleAttribute("data-sheet", narrow.matches && !all.hidden);
    panel.scrollTop = 0;
  }
  function press(found) {
    for (const button of counts.values()) button.setAttribute("aria-pressed", "false");
    for (const [begin, end] of found) counts.get(`${begin}-${end}`)?.setAttribute("aria-pressed", "true");
  }
  function choose(index) {
    const fact = spans.facts[index];
    rows.get(chosen)?.classList.remove("chosen");
    rows.get(index)?.classList.add("chosen");
    chosen = index;
    paint("near", []);
    paint("now", fact ? fact.sentences : []);
    paint("subject", fact ? fact.subject : []);
    paint("object", fact ? fact.object : []);
    press(fact ? fact.sentences : []);
  }
  function showWords(index) {
    choose(index);
    const [begin] = spans.facts[index].subject[0] || spans.facts[index].sentences[0] || [0];
    const piece = pieces[first(begin)];
    if (!piece) return;
    const box = piece.getBoundingClientRect();
    const bottom = root.hasAttribute("data-sheet") ? innerHeight * 0.5 : innerHeight - 40;
    if (box.top < 60 || box.bottom > bottom) piece.scrollIntoView({ block: root.hasAttribute("data-sheet") ? "start" : "center", behavior: "auto" });
  }
  function showFacts(found, words) {
    if (!found.length) { reset(); return; }
    filter(found, words);
    choose(found.length === 1 ? found[0] : -1);
    if (found.length > 1) {
      paint("now", found.flatMap((index) => spans.facts[index].sentences).slice(0, 400));
      press(found.flatMap((index) => spans.facts[index].sentences));
    }
  }
  function showSentence(begin, end) {
    const found = [...spans.facts.keys()].filter((i) => spans.facts[i].sentences.some(([b, e]) => b === begin && e === end));
    filter(found, `${plural(found.length, "fact")} in this sentence`);
    choose(found.length === 1 ? found[0] : -1);
    paint("now", [[begin, end]]);
    press([[begin, end]]);
    return found;
  }
  function reset() {
    filter([...spans.facts.keys()], "Facts");
    for (const [index, row] of rows) row.hidden = index >= brought;
    choose(-1);
  }

  document.querySelector(".text").addEventListener("click", (event) => {
    if (String(getSelection())) return;
    const button = event.target.closest("[data-sentence]");
    if (button) {
      if (button.getAttribute("aria-pressed") === "true") { reset(); return; }
      showSentence(...button.dataset.sentence.split("-").map(Number));
      history.replaceState(null, "", `#${button.id}`);
      if (event.detail === 0) document.getElementById("facts-title").focus({ preventScroll: true });
      return;
    }
    const piece = event.target.closest("[data-at]");
    if (!piece) return;
    const found = factsAt(Number(piece.dataset.at));
    if (found.length) showFacts(found, `${plural(found.length, "fact")} of these words`); else reset();
  });
  document.querySelector(".text").addEventListener("mouseover", (event) => {
    const piece = event.target.closest("[data-at]");
    const found = piece ? factsAt(Number(piece.dataset.at)) : [];
    for (const row of document.querySelectorAll(".facts .near")) row.classList.remove("near");
    for (const index of found) rows.get(index)?.classList.add("near");
    paint("near", piece && found.length ? [[Number(piece.dataset.at), Number(piece.dataset.at) + 1]] : []);
  });
  list.addEventListener("click", (event) => {
    const row = event.target.closest("[data-fact]");
    const link = event.target.closest("a");
    if (!row || (link && !link.classList.contains("show"))) return;
    event.preventDefault();
    const index = Number(row.dataset.fact);
    showWords(index);
    if (link && event.detail === 0) {
      const [begin, end] = spans.facts[index].sentences[0] || [];
      counts.get(`${begin}-${end}`)?.focus({ preventScroll: true });
    }
  });
  for (const kind of ["mouseover", "focusin"]) {
    list.addEventListener(kind, (event) => {
      const row = event.target.closest("[data-fact]");
      if (!row || row.classList.contains("chosen")) return;
      paint("near", [...spans.facts[Number(row.dataset.fact)].subject, ...spans.facts[Number(row.dataset.fact)].object]);
    });
  }
  list.addEventListener("mouseleave", () => paint("near", []));
  all.addEventListener("click", reset);
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") reset(); });

  function follow() {
    const place = /^#s-(\d+)-(\d+)$/.exec(location.hash);
    const wanted = new URLSearchParams(location.search).get("fact");
    const index = spans.facts.findIndex((fact) => fact.id === wanted);
    if (place) {
      const found = showSentence(Number(place[1]), Number(place[2]));
      if (index >= 0 && found.includes(index)) choose(index);
      counts.get(`${place[1]}-${place[2]}`)?.scrollIntoView({ block: narrow.matches ? "start" : "center" });
    } else if (index >= 0) showWords(index);
  }
  addEventListener("hashchange", follow);
  root.setAttribute("data-ready", "true");
  follow();
})();
