/* What is known of the chosen thing: its facts, and for each the sentences that state it. */
import { entity, facts } from "./api.js";
import { at, count, h, replace, text } from "./dom.js";
import { STATUS, chip, dot, glyph, stroke } from "./look.js";
import { seen, state, unseen } from "./state.js";

let acts = {};
export const setActs = (given) => { acts = given; };

export const name = (end) => (end.id >= 0
  ? h("button", { type: "button", class: "name", onclick: () => acts.goto(end) }, text(end.label))
  : h("span", { class: "value" }, text(end.label)));
const quote = ({ parts, page, title, publisher, date, speakers }) => {
  const rest = [publisher, date, speakers.length ? `said by ${speakers.join(", ")}` : ""].filter(Boolean);
  return h("blockquote", { dir: "auto" }, parts.map(([piece, part]) => (part ? h("mark", { class: part }, piece) : piece)),
    h("footer", { dir: "ltr" }, page ? h("a", { href: page }, text(title)) : text(title), rest.map((one) => [" \u00b7 ", text(one)])));
};
const quotes = (sentences, open) => {
  const [first, ...rest] = sentences;
  if (!first) return h("p", { class: "deck" }, "No sentence is stored for this fact.");
  if (open) return sentences.map(quote);
  return [quote(first), rest.length ? h("details", { class: "more" }, h("summary", {}, count(rest.length, "more sentence")), rest.map(quote)) : null];
};
const rows = (pairs) => (pairs.length ? h("dl", { class: "qualifiers" }, pairs.map(([label, value]) => [h("dt", {}, text(label || "also")), h("dd", {}, text(value))])) : null);
const facets = (fact) => rows([
  fact.time && ["when", fact.time],
  fact.speakers.length && ["according to", fact.speakers.join(", ")],
  ...fact.qualifiers,
  fact.confidence && ["confidence", `${Math.round(Number(fact.confidence) * 100)} %`],
  fact.derived && ["as in", fact.derived],
].filter(Boolean));
const verb = (fact) => h("span", { class: "verb" }, fact.status === "negated" ? ["not ", h("s", {}, text(fact.label))] : text(fact.label));
const claim = (fact) => [name(fact.subject), " ", verb(fact), " ", name(fact.object)];
const list = (items, first = 8) => {
  const ul = h("ul", { class: "facts" }, items.slice(0, first).map((make) => make()));
  if (items.length <= first) return ul;
  const more = h("button", { type: "button", class: "plain", onclick: () => { ul.append(...items.slice(first).map((make) => make())); more.remove(); } }, `Show ${items.length - first} more`);
  return [ul, more];
};
/* Only facts that the filters let through, and a word on the others. */
const sifted = (all, show, onCanvas = () => true) => {
  const passing = all.filter((fact) => seen.facts.has(fact.number) || !onCanvas(fact));
  const hidden = all.length - passing.length;
  return [passing.length ? show(passing) : null, hidden ? h("p", { class: "note" }, `The filters hide ${count(hidden, "fact")}. `,
    h("button", { type: "button", class: "plain", onclick: acts.reset }, "Take the filters off")) : null];
};

const actions = (node, about) => {
  const hidden = unseen(node);
  return h("p", { class: "actions" },
    hidden ? h("button", { type: "button", class: "primary", onclick: () => acts.open(node.id) }, `Show ${Math.min(hidden, 25)} more neighbour${hidden === 1 ? "" : "s"}`) : null,
    h("button", { type: "button", "aria-pressed": String(state.pinned.has(node.id)), onclick: () => acts.pin(node.id), title: "Pinned things stay where they are, also when you open something else" }, "Pin"),
    h("button", { type: "button", onclick: () => acts.only(node), title: "Begin again with this alone and its neighbours" }, "Start here"),
    h("button", { type: "button", onclick: () => acts.hide(node.id) }, "Hide"),
    h("a", { class: "button", href: about.page }, "Its page"));
};
const nodePanel = (node, about) => {
  const groups = new Map();
  for (const fact of about.facts) {
    const out = fact.subject.id === node.id;
    const key = out ? `${fact.label} \u2026` : `\u2026 ${fact.label}`;
    if (!groups.has(key)) groups.set(key, { out, facts: [] });
    groups.get(key).facts.push(fact);
  }
  const sorted = [...groups].sort(([a, x], [b, y]) => Number(y.out) - Number(x.out) || y.facts.length - x.facts.length || (a < b ? -1 : 1));
  const item = (fact) => () => h("li", {},
    h("div", { class: "head" }, name(fact.subject.id === node.id ? fact.object : fact.subject), chip(fact.status), fact.time ? h("span", { class: "when" }, fact.time) : null),
    rows(fact.qualifiers), quotes(fact.sentences, false));
  return [
    h("p", { class: "kicker" }, glyph(node.family), node.type),
    h("h2", {}, text(node.label)),
    about.aliases.length ? h("p", { class: "deck" }, "also ", about.aliases.slice(0, 12).map((alias, i) => [i ? ", " : "", text(alias)])) : null,
    h("p", { class: "deck" }, `${count(about.all, "fact")}, ${count(about.neighbours, "neighbour")}`),
    actions(node, about),
    about.all > about.facts.length ? h("p", { class: "note" }, `The newest ${about.facts.length} facts; `, h("a", { href: about.page }, "its page has all"), ".") : null,
    sorted.map(([key, group]) => [h("h3", {}, text(key), group.facts.length > 1 ? h("span", {}, `  ${group.facts.length}`) : null), list(group.facts.map(item))]),
  ];
};
const edgePanel = (edge, found) => [
  h("p", { class: "kicker" }, stroke(edge.status), STATUS[edge.status][0]),
  h("h2", { class: "claim" }, claim(found[0])),
  found.some((fact) => fact.sentences.some(({ parts }) => parts.some(([, part]) => part)))
    ? h("p", { class: "key" }, h("mark", { class: "s" }, "subject"), " and ", h("mark", { class: "o" }, "object"), " as the sentence has them") : null,
  sifted(found, (passing) => list(passing.map((fact) => () => h("li", {}, facets(fact), quotes(fact.sentences, true), h("p", { class: "small" }, h("a", { href: fact.page }, "This fact\u2019s page")))), 20)),
];
const pathPanel = (way, found) => {
  const steps = way.slice(1).map((id, i) => [way[i], id]);
  return [
    h("p", { class: "kicker" }, "Shortest path"),
    h("h2", { class: "claim" }, name(state.nodes.get(way[0])), " to ", name(state.nodes.get(way.at(-1)))),
    h("p", { class: "deck" }, count(steps.length, "step")),
    h("ol", { class: "steps" }, steps.map(([from, to]) => {
      const facts = found.filter(({ subject, object }) => (subject.id === from && object.id === to) || (subject.id === to && object.id === from));
      return h("li", {}, sifted(facts, (passing) => list(passing.map((fact) => () => h("li", {}, h("p", { class: "claim" }, claim(fact), " ", chip(fact.status)), quotes(fact.sentences, false))), 3)));
    })),
  ];
};
const communityPanel = (node) => [
  h("p", { class: "kicker" }, dot(node.community), "Community"),
  h("h2", {}, text(node.label)),
  h("p", { class: "deck" }, `${count(node.count, "entity", "entities")}, ${count(node.facts, "fact")} among them`),
  h("p", { class: "actions" }, h("button", { type: "button", class: "primary", onclick: () => acts.open(node.id) }, "Open this community")),
  h("h3", {}, "Who and what is in it"),
  ranks(node.members),
];
const ranks = (nodes) => h("ol", { class: "ranks" }, nodes.map((node) => h("li", {},
  h("button", { type: "button", onclick: () => acts.goto(node) }, glyph(node.family), h("span", { class: "label" }, text(node.label)), h("small", {}, node.type)))));
const overview = () => {
  const many = state.kind === "communities";
  const worth = (node) => node.importance ?? node.count;
  const ranked = [...state.nodes.values()].filter((node) => seen.nodes.has(node.id)).sort((a, b) => worth(b) - worth(a) || (a.label < b.label ? -1 : 1)).slice(0, 25);
  return [
    h("h2", {}, many ? "Communities" : "Who and what matters"),
    h("p", { class: "deck" }, many
      ? "Each circle is a group of things that the news links with each other. Open one, or search for a name."
      : "Choose a name here or a shape in the drawing to read what is known of it; choose a line to read the sentences behind it."),
    state.leftOut ? h("p", { class: "note" }, `${count(state.leftOut, "lesser entity", "lesser entities")} of this group are not drawn; search finds them.`) : null,
    many ? h("ol", { class: "ranks" }, ranked.map((node) => h("li", {}, h("button", { type: "button", onclick: () => acts.choose("node", node.id) },
      dot(node.community), h("span", { class: "label" }, text(node.label)), h("small", {}, count(node.count, "entity", "entities"))))))
      : ranks(ranked),
  ];
};

let turn = 0;
/* Shows the chosen thing; an answer that comes too late is dropped. */
export const show = async () => {
  const { chosen } = state;
  const mine = turn += 1;
  const panel = at("details");
  const back = chosen ? h("button", { type: "button", class: "plain", onclick: acts.clear }, "\u2190 All") : null;
  const put = (...content) => { if (mine === turn) { replace(panel, back, ...content); panel.scrollTop = 0; panel.setAttribute("aria-busy", "false"); } };
  if (!chosen) return put(overview());
  panel.setAttribute("aria-busy", "true");
  if (chosen.kind === "path") {
    const pairs = new Set(state.way.slice(1).flatMap((id, i) => [`${state.way[i]} ${id}`, `${id} ${state.way[i]}`]));
    const numbers = [...state.edges.values()].filter((edge) => pairs.has(`${edge.from} ${edge.to}`)).flatMap((edge) => edge.facts.map((fact) => fact.number));
    return put(pathPanel(state.way, await facts(numbers)));
  }
  if (chosen.kind === "edge") {
    const edge = state.edges.get(chosen.id);
    return put(edgePanel(edge, await facts(edge.facts.map((fact) => fact.number))));
  }
  const node = state.nodes.get(chosen.id);
  return put(state.kind === "communities" ? communityPanel(node) : nodePanel(node, await entity(node.id)));
};
