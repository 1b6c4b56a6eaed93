/* The filters: what is on the canvas by type, status, relation, source, and by date with a slider of two handles. */
import { at, count, fold, h, replace, svg, text } from "./dom.js";
import { STATUS, glyph, stroke } from "./look.js";
import { daysOf, filter, isoOf, state } from "./state.js";

let changed = () => {};
export const setChanged = (act) => { changed = act; };
const tally = (values) => { const found = new Map(); for (const value of values) found.set(value, (found.get(value) ?? 0) + 1); return found; };

const fieldset = (kind, title, found, describe) => {
  const off = filter.off[kind];
  const values = [...found].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  const boxes = values.map(([value, number]) => {
    const box = h("input", { type: "checkbox", "data-kind": kind, "data-value": value });
    box.checked = !off.has(value);
    box.addEventListener("change", () => { off[box.checked ? "delete" : "add"](value); changed(); });
    return [box, value, h("label", {}, box, describe(value), h("small", {}, number.toLocaleString("en")))];
  });
  const all = (on) => () => {
    for (const [box, value, label] of boxes) if (!label.hidden) { box.checked = on; off[on ? "delete" : "add"](value); }
    changed();
  };
  const search = h("input", { type: "search", class: "narrow", placeholder: "Narrow the list", "aria-label": `Narrow the list: ${title}` });
  search.addEventListener("input", () => { const want = fold(search.value); for (const [, value, label] of boxes) label.hidden = !fold(value).includes(want); });
  return h("fieldset", { "data-group": kind }, h("legend", {}, h("div", { class: "group" }, h("strong", {}, title),
    h("button", { type: "button", class: "plain", onclick: all(true), "aria-label": `${title}: all` }, "all"),
    h("button", { type: "button", class: "plain", onclick: all(false), "aria-label": `${title}: none` }, "none"))),
  boxes.length > 14 ? search : null, h("div", { class: "choices" }, boxes.map(([, , label]) => label)));
};
const tick = (label, key) => {
  const box = h("input", { type: "checkbox" });
  box.checked = filter[key];
  box.addEventListener("change", () => { filter[key] = box.checked; changed(); });
  return h("label", {}, box, label);
};

/* The panel, for what is on the canvas now. */
export const filterPanel = (reset) => {
  if (state.kind === "communities") return replace(at("filters"), h("p", { class: "deck" }, "Open a community to filter what is in it."));
  const nodes = [...state.nodes.values()];
  const edges = [...state.edges.values()];
  const family = new Map(nodes.map((node) => [node.type, node.family]));
  const sources = edges.flatMap((edge) => edge.facts.flatMap((fact) => [...new Set(fact.reports.map(({ source }) => source))]));
  const status = tally(edges.map((edge) => edge.status));
  return replace(at("filters"), h("p", { class: "actions" }, h("button", { type: "button", onclick: reset }, "Show everything")),
    fieldset("type", "Type", tally(nodes.map((node) => node.type)), (value) => [glyph(family.get(value)), text(value)]),
    fieldset("status", "Status", new Map(Object.keys(STATUS).filter((one) => status.has(one)).map((one) => [one, status.get(one)])), (value) => [stroke(value), STATUS[value][0]]),
    fieldset("property", "Relation", tally(edges.map((edge) => edge.label)), (value) => text(value)),
    fieldset("source", "Source", tally(sources), (value) => text(value)),
    h("div", { class: "choices" }, tick("Hide what is left without a link", "lone"), tick("Also show facts without a date", "undated")));
};

/* ---- time ---- */
const BINS = 60;
const words = (day) => new Date(day * 86_400_000).toLocaleDateString("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });
export const timeBar = () => {
  const bar = at("time");
  const all = state.kind === "communities" ? [] : [...state.edges.values()].flatMap((edge) => edge.facts);
  const days = all.flatMap(daysOf).sort((a, b) => a - b);
  const held = all.some((fact) => fact.time) || filter.by === "held";
  bar.hidden = days.length < 2 && !held || state.kind === "communities";
  if (bar.hidden) return;
  const [low, high] = days.length ? [days[0], Math.max(days.at(-1), days[0] + 1)] : [0, 1];
  const undated = all.filter((fact) => !daysOf(fact).length).length;
  const step = high - low > 4000 ? 30 : high - low > 800 ? 7 : 1;
  const top = low + Math.ceil((high - low) / step) * step;
  const bins = new Array(BINS).fill(0);
  for (const day of days) bins[Math.min(BINS - 1, Math.floor(((day - low) / (top - low)) * BINS))] += 1;
  const most = Math.max(...bins, 1);
  const bars = bins.map((number, i) => svg("rect", { x: i * 10 + 1, width: 8, y: 40 - (number ? 3 + 37 * Math.sqrt(number / most) : 0), height: number ? 3 + 37 * Math.sqrt(number / most) : 0 }));
  const handle = (label, value) => h("input", { type: "range", min: low, max: top, step, value, "aria-label": label });
  const from = handle("First day", Math.max(low, filter.from ?? low));
  const to = handle("Last day", Math.min(top, filter.to ?? top));
  const label = h("output", {});
  const paint = () => {
    const [a, b] = [Number(from.value), Number(to.value)];
    label.textContent = a === b ? words(a) : `${words(a)} \u2013 ${words(Math.min(b, high))}`;
    from.setAttribute("aria-valuetext", words(a));
    to.setAttribute("aria-valuetext", words(Math.min(b, high)));
    bars.forEach((rect, i) => {
      const [begin, end] = [low + (i / BINS) * (top - low), low + ((i + 1) / BINS) * (top - low)];
      rect.setAttribute("class", end >= a && begin <= b ? "in" : "out");
    });
  };
  const moved = (one) => () => {
    if (Number(from.value) > Number(to.value)) (one === from ? from : to).value = (one === from ? to : from).value;
    filter.from = Number(from.value) > low ? Number(from.value) : null;
    filter.to = Number(to.value) < top ? Number(to.value) : null;
    paint();
    changed();
  };
  from.addEventListener("input", moved(from));
  to.addEventListener("input", moved(to));
  const by = h("select", { "aria-label": "Which date" }, h("option", { value: "reported" }, "reported"), h("option", { value: "held" }, "when it holds"));
  by.value = filter.by;
  by.addEventListener("change", () => { Object.assign(filter, { by: by.value, from: null, to: null }); changed(); timeBar(); at("time").querySelector("select").focus(); });
  replace(bar, h("div", { class: "when-head" }, h("label", {}, "Facts ", by), days.length ? label : h("span", { class: "soft" }, "no dates"),
    undated ? h("small", {}, `${count(undated, "fact")} without a date`) : null),
  days.length ? h("div", { class: "range" }, svg("svg", { viewBox: `0 0 ${BINS * 10} 40`, preserveAspectRatio: "none", "aria-hidden": "true" }, bars), from, to) : null);
  paint();
};
/* The range in words, for captions; empty when there is none. */
export const rangeWords = () => (filter.from === null && filter.to === null ? "" : `${filter.from === null ? "" : isoOf(filter.from)} to ${filter.to === null ? "today" : isoOf(filter.to)}`);
