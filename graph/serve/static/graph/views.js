/* Views that are kept: in the address, in this browser, or as a file.  A view is what is on the canvas, and the filters. */
import { remember } from "./canvas.js";
import { at, count, h, replace, save, say, text } from "./dom.js";
import { filter, state } from "./state.js";

const KEY = `newsgraph.views ${document.title}`;
const FORMAT = "newsgraph view 1";

export const view = () => {
  remember();
  return {
    format: FORMAT,
    crumbs: state.crumbs.map(({ path }) => path),
    nodes: [...state.nodes.values()].map(({ iri, x, y, id }) => [iri, Math.round(x), Math.round(y), state.pinned.has(id) ? 1 : 0]),
    off: Object.fromEntries(Object.entries(filter.off).filter(([, set]) => set.size).map(([kind, set]) => [kind, [...set]])),
    by: filter.by, from: filter.from, to: filter.to, undated: filter.undated, lone: filter.lone,
    colour: state.colour,
  };
};
const isNode = (row) => Array.isArray(row) && typeof row[0] === "string" && Number.isFinite(row[1]) && Number.isFinite(row[2]);
/* The view in the text, or null when it is none. */
export const parse = (json) => {
  try {
    const found = JSON.parse(json);
    return found.format === FORMAT && Array.isArray(found.nodes) && found.nodes.every(isNode) ? found : null;
  } catch { return null; }
};
const day = (value) => (Number.isFinite(value) ? value : null);
export const takeFilters = (kept) => {
  for (const [kind, set] of Object.entries(filter.off)) {
    set.clear();
    for (const value of Array.isArray(kept.off?.[kind]) ? kept.off[kind] : []) set.add(String(value));
  }
  Object.assign(filter, { by: kept.by === "held" ? "held" : "reported", from: day(kept.from), to: day(kept.to), undated: kept.undated === true, lone: kept.lone !== false });
};
const pack = (json) => btoa(String.fromCharCode(...new TextEncoder().encode(json))).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
export const unpack = (packed) => {
  try { return new TextDecoder().decode(Uint8Array.from(atob(packed.replaceAll("-", "+").replaceAll("_", "/")), (char) => char.charCodeAt(0))); } catch { return ""; }
};
const LINKED = 300; // more nodes make an address that programs cut off

const stored = () => { try { return JSON.parse(localStorage.getItem(KEY) ?? "[]"); } catch { return []; } };
const store = (views) => { try { localStorage.setItem(KEY, JSON.stringify(views)); return true; } catch { return false; } };

/* `acts`: load(view), png(), turtle() */
export const keepPanel = (acts) => {
  const large = state.kind === "communities" || state.nodes.size > LINKED;
  const field = h("input", { type: "text", id: "view-name", placeholder: "Name of the view", maxlength: 80 });
  const add = (event) => {
    event.preventDefault();
    const title = field.value.trim() || `View of ${count(state.nodes.size, "thing")}`;
    const kept = store([...stored().filter((one) => one.title !== title), { title, view: view() }]);
    say(kept ? `Saved ${title}.` : "This browser keeps nothing for this page: use the file.");
    keepPanel(acts);
  };
  const link = () => {
    history.replaceState(null, "", `#view=${pack(JSON.stringify(view()))}`);
    const note = (words) => { replace(at("link-note"), words); };
    navigator.clipboard?.writeText(location.href).then(() => note("Copied: it opens this view."), () => note("The address bar has it now."));
  };
  const file = h("input", { type: "file", accept: ".json,application/json", id: "view-file", hidden: true });
  file.addEventListener("change", async () => {
    const found = parse(await file.files[0].text());
    if (found) acts.load(found);
    else replace(at("file-note"), "This file holds no view of newsgraph.");
  });
  const many = state.kind === "communities";
  replace(at("keep"),
    h("h3", {}, "Export what is seen"),
    h("p", { class: "actions" }, h("button", { type: "button", id: "png", onclick: acts.png }, "Picture (PNG)"),
      h("button", { type: "button", id: "turtle", onclick: acts.turtle, disabled: many }, "Facts (Turtle)")),
    h("p", { class: "deck" }, many ? "Open a community to export its facts." : "Turtle has the facts that are drawn, with their sentences and articles."),
    h("h3", {}, "Save this view"),
    h("form", { class: "actions", onsubmit: add }, h("label", { class: "unseen", for: "view-name" }, "Name of the view"), field, h("button", { disabled: many }, "Save")),
    h("ul", { class: "kept" }, stored().map((one) => h("li", {},
      h("button", { type: "button", class: "name", onclick: () => acts.load(one.view) }, text(one.title)),
      h("button", { type: "button", class: "plain", "aria-label": `Forget ${one.title}`, onclick: () => { store(stored().filter((other) => other.title !== one.title)); keepPanel(acts); } }, "forget")))),
    h("p", { class: "actions" },
      h("button", { type: "button", id: "view-link", onclick: link, disabled: large, title: large ? "Too large for an address: use the file" : "" }, "Link to it"),
      h("button", { type: "button", id: "view-save", disabled: many, onclick: () => save(new Blob([JSON.stringify(view())], { type: "application/json" }), "view.newsgraph.json") }, "As a file"),
      h("button", { type: "button", onclick: () => file.click() }, "Open a file"), file),
    h("p", { id: "link-note", class: "deck", role: "status" }), h("p", { id: "file-note", class: "deck", role: "status" }));
};
