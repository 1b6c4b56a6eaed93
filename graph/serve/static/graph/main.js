/* The page: puts the parts together and says what happens when something is chosen, opened, filtered, kept. */
import * as api from "./api.js";
import { draw, fit, listen, look, mark, network, picture, redraw, remember, select, standing, zoom } from "./canvas.js";
import { at, count, h, replace, save, say, text } from "./dom.js";
import { filterPanel, rangeWords, setChanged, timeBar } from "./filters.js";
import { STATUS, dot, families, glyph, onTheme, stroke } from "./look.js";
import { setActs, show } from "./panel.js";
import { searchBox } from "./search.js";
import { drop, edgesOf, narrowed, neighboursOf, reset, seen, sift, state, take, unseen } from "./state.js";
import { table } from "./table.js";
import { keepPanel, parse, takeFilters, unpack } from "./views.js";

/* ---- tabs ---- */
const TABS = ["details", "filters", "path", "keep"];
const tab = (which) => {
  for (const one of TABS) {
    at(one).hidden = one !== which;
    at(`tab-${one}`).setAttribute("aria-selected", String(one === which));
    at(`tab-${one}`).tabIndex = one === which ? 0 : -1;
  }
};
TABS.forEach((one, i) => {
  at(`tab-${one}`).addEventListener("click", () => { if (one === "keep") keepPanel(acts); tab(one); });
  at(`tab-${one}`).addEventListener("keydown", (event) => {
    const move = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (!move) return;
    const other = at(`tab-${TABS[(i + move + TABS.length) % TABS.length]}`);
    other.click();
    other.focus();
  });
});

/* ---- what stands around the drawing ---- */
const counts = () => {
  const part = (shown, all, noun, many) => (shown === all ? count(all, noun, many) : `${shown.toLocaleString("en")} of ${count(all, noun, many)}`);
  at("counts").textContent = state.kind === "communities"
    ? `${count(state.nodes.size, "community", "communities")} of ${count(state.total, "entity", "entities")}`
    : `${part(seen.nodes.size, state.nodes.size, "entity", "entities")} \u00b7 ${part(seen.edges.size, state.edges.size, "link")}`;
  at("filter-mark").textContent = narrowed() ? " \u25cf" : "";
  for (const one of document.querySelectorAll(".choice, #tidy")) one.hidden = state.kind === "communities";
  at("tab-filters").setAttribute("aria-label", narrowed() ? "Filter, active" : "Filter");
};
const crumbs = () => {
  const [all, ...rest] = [{ path: [], label: "All" }, ...state.crumbs];
  const link = ({ path, label }) => h("a", { href: path.length ? `#in=${path.join(".")}` : "#all" }, text(label));
  const last = rest.pop();
  replace(at("crumbs"), link(all), [...rest, last].filter(Boolean).map((one) => [h("span", { "aria-hidden": "true" }, " \u203a "), one === last ? h("span", { "aria-current": "location" }, text(one.label)) : link(one)]));
};
const legend = () => {
  const nodes = [...state.nodes.values()];
  const used = new Set(nodes.map((node) => node.family));
  const statuses = new Set([...state.edges.values()].map((edge) => edge.status));
  const grouped = state.colour === "community" && state.kind === "nodes";
  const groups = [...new Set(nodes.map((node) => node.community))].map((group) => nodes.filter((node) => node.community === group).sort((a, b) => b.importance - a.importance))
    .filter((members) => members.length > 2).sort((a, b) => b.length - a.length).slice(0, 8);
  at("legend").hidden = state.kind === "communities" || !nodes.length;
  replace(at("legend-body"),
    grouped ? h("ul", {}, groups.map(([first, second]) => h("li", {}, dot(first.community), h("span", {}, text(first.label), ", ", text(second.label), " \u2026")))) : null,
    h("ul", { class: grouped ? "plain-glyphs" : "" }, Object.keys(families).filter((one) => used.has(one)).map((one) => h("li", {}, glyph(one), families[one].label))),
    h("ul", {}, Object.keys(STATUS).filter((one) => statuses.has(one)).map((one) => h("li", {}, stroke(one), STATUS[one][0]))));
};
const showTable = () => at("table").getAttribute("aria-pressed") === "true";
const around = () => { counts(); crumbs(); legend(); filterPanel(acts.reset); timeBar(); if (showTable()) table(acts.choose); if (!at("keep").hidden) keepPanel(acts); };
const emptiness = () => {
  at("empty").hidden = state.nodes.size > 0;
  if (state.nodes.size) return;
  replace(at("empty"), h("h2", {}, "Nothing to draw yet"), h("p", {}, "No article in this store states a fact that links two things."),
    h("p", {}, "Add some with ", h("code", {}, "newsgraph build SOURCE --store DIR"), "."));
};
/* Everything anew, after the canvas got other things on it. */
const renew = (whole) => {
  sift();
  draw();
  around();
  emptiness();
  select();
  if (whole) fit(false);
  return show();
};
let pending = 0;
const sifted = () => { // many changes of a slider are one redraw
  cancelAnimationFrame(pending);
  pending = requestAnimationFrame(() => {
    sift();
    redraw();
    counts();
    if (showTable()) table(acts.choose);
    if (state.chosen) show();
  });
};
setChanged(sifted);

/* Runs something that asks the server; says so when it goes wrong. */
const doing = async (work) => {
  at("canvas").setAttribute("aria-busy", "true");
  try {
    return await work();
  } catch (error) {
    say(error.message);
    replace(at("wait"), h("p", {}, text(error.message)));
    at("wait").hidden = false;
    setTimeout(() => { at("wait").hidden = true; }, 6000);
    return undefined;
  } finally { at("canvas").setAttribute("aria-busy", "false"); }
};

/* ---- what people do ---- */
const told = (node) => (state.kind === "communities" ? `${node.label}, ${count(node.count, "entity", "entities")}` : [
  node.label, node.type, `${count(neighboursOf(node.id).size, "neighbour")} shown`, unseen(node) ? `${unseen(node)} not shown` : "", state.pinned.has(node.id) ? "pinned" : "",
].filter(Boolean).join(", "));
const acts = {
  choose(kind, id) {
    state.chosen = { kind, id };
    mark();
    tab("details");
    if (kind === "node") say(told(state.nodes.get(id)));
    else { const edge = state.edges.get(id); say(`${state.nodes.get(edge.from).label} ${edge.label} ${state.nodes.get(edge.to).label}`); }
    return doing(show);
  },
  clear() { state.chosen = null; mark(); return show(); },
  open(id) {
    const node = state.nodes.get(id);
    if (state.kind === "communities") { location.hash = `#in=${node.path.join(".")}`; return undefined; }
    return doing(async () => {
      const before = state.nodes.size;
      take(await api.expand(id, standing()));
      state.chosen = { kind: "node", id };
      await renew(false);
      const more = state.nodes.size - before;
      say(more ? `${count(more, "neighbour")} of ${node.label} added, ${unseen(node)} not shown` : `All neighbours of ${node.label} are shown`);
    });
  },
  pin(id) {
    state.pinned[state.pinned.has(id) ? "delete" : "add"](id);
    redraw();
    say(`${state.nodes.get(id).label} ${state.pinned.has(id) ? "pinned" : "no longer pinned"}`);
    return show();
  },
  hide(id) {
    remember();
    const { label } = state.nodes.get(id);
    drop(id);
    state.chosen = null;
    say(`${label} hidden`);
    return renew(false);
  },
  only(node) { location.hash = `#focus=${encodeURIComponent(node.iri)}`; },
  /* A thing by its number and IRI, on the canvas or not. */
  goto(thing) {
    if (state.kind === "communities") return acts.only(thing);
    if (state.nodes.has(thing.id)) { look(thing.id); return acts.choose("node", thing.id); }
    return doing(async () => {
      take(await api.join([thing.iri], standing()));
      state.chosen = { kind: "node", id: thing.id };
      await renew(false);
      look(thing.id);
      say(`${told(state.nodes.get(thing.id))}, added`);
    });
  },
  reset() { reset(); sift(); redraw(); around(); if (state.chosen) show(); },
  load(view) { return doing(() => loadView(view)); },
  async png() {
    const caption = [document.title, rangeWords(), at("counts").textContent].filter(Boolean).join(" \u00b7 ");
    save(await picture(caption), "graph.png");
  },
  turtle() { return doing(async () => save(await api.turtle([...seen.nodes], [...seen.facts]), "graph.ttl")); },
};
setActs(acts);
listen(acts);

const findPath = (from, to) => doing(async () => {
  if (state.kind === "communities") { take({ kind: "nodes", nodes: [], edges: [], total: state.total, crumbs: [] }, true); }
  const found = await api.path(from.id, to.id, [...filterOff()], standing());
  if (!found.path.length) { replace(at("path-note"), "No facts of these statuses lead from one to the other."); say("No path."); return; }
  const empty = !state.nodes.size;
  take(found);
  state.way = found.path;
  state.chosen = { kind: "path", id: null };
  tab("details");
  await renew(empty);
  network.fit({ nodes: state.way, maxZoomLevel: 1.2, animation: false });
  say(`Path with ${count(found.path.length - 1, "step")}: ${found.path.map((id) => state.nodes.get(id).label).join(", ")}`);
});
const filterOff = () => [...document.querySelectorAll("input[data-kind=status]:not(:checked)")].map((box) => box.dataset.value);

/* ---- where the address leads ---- */
const loadView = async (view) => {
  takeFilters(view);
  state.colour = at("colour").value = view.colour === "community" ? "community" : "type";
  if (!view.nodes.length) return open(await api.level(view.crumbs.at(-1) ?? []));
  state.pinned.clear();
  const found = await api.join(view.nodes.map(([iri]) => iri), []);
  const places = new Map(view.nodes.map(([iri, x, y, pinned]) => [iri, { x, y, pinned }]));
  for (const node of found.nodes) { const { x, y } = places.get(node.iri); Object.assign(node, { x, y }); }
  take({ ...found, crumbs: [] }, true);
  for (const node of found.nodes) if (places.get(node.iri).pinned) state.pinned.add(node.id);
  const lost = view.nodes.length - found.nodes.length;
  if (lost > 0) say(`${count(lost, "thing")} of this view ${lost === 1 ? "is" : "are"} no longer in the store.`);
  return renew(true);
};
const open = async (drawing) => {
  remember();
  take(drawing, true);
  if (drawing.focus !== undefined) state.chosen = { kind: "node", id: drawing.focus };
  await renew(true);
  say(state.kind === "communities" ? `${count(state.nodes.size, "community", "communities")}` : `${count(state.nodes.size, "entity", "entities")} drawn`);
};
const follow = () => doing(async () => {
  const [name, value = ""] = location.hash.slice(1).split(/=(.*)/s);
  if (name === "focus") return open(await api.start(decodeURIComponent(value)));
  if (name === "in") return open(await api.level(value.split(".")));
  if (name === "view") { const view = parse(unpack(value)); if (view) return loadView(view); }
  return open(await api.start(name ? "" : new URLSearchParams(location.search).get("focus")));
});

/* ---- controls ---- */
const search = searchBox({
  label: "Find a person, company, place or thing", placeholder: "Find a person, company, place \u2026",
  take: (hit) => (state.kind === "communities" ? acts.only(hit) : acts.goto(hit)),
});
at("search-place").append(search.element);
const ends = { from: null, to: null };
const end = (which, label) => searchBox({ label, placeholder: label, keep: true, take: (hit) => { ends[which] = hit; replace(at("path-note")); } });
const [from, to] = [end("from", "From"), end("to", "To")];
replace(at("path"), h("p", { class: "deck" }, "The shortest way between two things, over facts of the statuses that the filter has on."),
  h("form", { class: "ends", onsubmit: (event) => {
    event.preventDefault();
    if (ends.from && ends.to) findPath(ends.from, ends.to);
    else replace(at("path-note"), "Choose both ends from the suggestions.");
  } }, from.element, to.element, h("p", { class: "actions" }, h("button", { class: "primary" }, "Find the path"))),
  h("p", { id: "path-note", class: "deck", role: "status" }));
at("tab-path").addEventListener("click", () => {
  const node = state.kind === "nodes" && state.chosen?.kind === "node" ? state.nodes.get(state.chosen.id) : null;
  if (node && !ends.from) { ends.from = node; from.input.value = node.label; }
});
for (const [one, which] of [[from, "from"], [to, "to"]]) one.input.addEventListener("input", () => { ends[which] = null; });

at("fit").addEventListener("click", () => fit(true));
at("zoom-in").addEventListener("click", () => zoom(1.35));
at("zoom-out").addEventListener("click", () => zoom(1 / 1.35));
at("colour").addEventListener("change", () => { state.colour = at("colour").value; redraw(); legend(); });
at("table").addEventListener("click", () => {
  const on = !showTable();
  at("table").setAttribute("aria-pressed", String(on));
  at("rows").hidden = !on;
  document.querySelector(".drawing").hidden = on;
  if (on) { table(acts.choose); at("rows").focus(); } else { network.redraw(); }
});
at("tidy").addEventListener("click", () => doing(async () => {
  if (state.kind === "communities") return fit(true);
  const stays = standing().filter(([id]) => state.pinned.has(id));
  const found = await api.join([...state.nodes.values()].map((node) => node.iri), stays);
  for (const { id, x, y } of found.nodes) Object.assign(state.nodes.get(id), { x, y });
  await renew(true);
  return say("Everything that is not pinned has a new place.");
}));
document.addEventListener("keydown", (event) => {
  const typing = /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName);
  if (event.key === "Escape" && state.chosen && !typing) acts.clear();
  if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) { event.preventDefault(); search.input.focus(); }
});
onTheme(() => { redraw(); legend(); if (state.chosen) show(); });
window.addEventListener("hashchange", follow);

at("legend").open = matchMedia("(min-width: 821px) and (min-height: 700px)").matches;
const wait = setTimeout(() => { at("wait").hidden = false; }, 300);
at("wait").hidden = true;
await follow();
clearTimeout(wait);
at("wait").hidden = true;
window.newsgraph = { network, state, seen, edgesOf };
document.documentElement.dataset.ready = "true";
