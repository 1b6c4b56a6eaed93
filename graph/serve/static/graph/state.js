/* What is on the canvas, and what of it the filters let through.  No element is touched here. */

export const state = {
  kind: "nodes", // or "communities"
  nodes: new Map(), // number (or community) -> node
  edges: new Map(), // key -> edge
  crumbs: [], // the communities that lead here
  total: 0,
  leftOut: 0,
  pinned: new Set(), // these stay when something else is opened
  colour: "type", // or "community"
  chosen: null, // {kind: "node" | "edge" | "path", id}
  way: [], // the nodes of the path that was asked for
};

const key = (edge) => `${edge.from}|${edge.to}|${edge.predicate ?? ""}|${edge.status ?? ""}`;

/* Takes a drawing in; with `fresh` it takes the place of what was there, save what is pinned. */
export const take = (drawing, fresh) => {
  if (fresh) {
    const stays = drawing.kind === "nodes" ? [...state.pinned].map((id) => state.nodes.get(id)).filter(Boolean) : [];
    state.nodes = new Map(stays.map((node) => [node.id, node]));
    state.edges = new Map([...state.edges].filter(([, edge]) => state.nodes.has(edge.from) && state.nodes.has(edge.to)));
    state.pinned = new Set(stays.map((node) => node.id));
    state.crumbs = drawing.crumbs ?? [];
    state.leftOut = drawing.left_out ?? 0;
    state.kind = drawing.kind;
    state.chosen = null;
    state.way = [];
  }
  state.total = drawing.total;
  for (const node of drawing.nodes) if (!state.pinned.has(node.id) || !state.nodes.has(node.id)) state.nodes.set(node.id, node);
  for (const [id, group] of drawing.groups ?? []) if (state.nodes.has(id)) state.nodes.get(id).community = group;
  for (const edge of drawing.edges) {
    if (!state.nodes.has(edge.from) || !state.nodes.has(edge.to)) continue;
    const rows = (edge.facts ?? []).map(([number, time, reports]) => ({
      number, time, reports: reports.map(([source, day]) => ({ source: drawing.sources[source], day })),
    }));
    state.edges.set(key(edge), { ...edge, id: key(edge), facts: rows });
  }
  index();
};

let around = new Map();
const index = () => {
  around = new Map([...state.nodes.keys()].map((id) => [id, { edges: [], nodes: new Set() }]));
  for (const edge of state.edges.values()) {
    for (const [one, other] of [[edge.from, edge.to], [edge.to, edge.from]]) {
      around.get(one).edges.push(edge);
      if (one !== other) around.get(one).nodes.add(other);
    }
  }
};
export const edgesOf = (id) => around.get(id)?.edges ?? [];
export const neighboursOf = (id) => around.get(id)?.nodes ?? new Set();
/* How many neighbours an expansion could still bring. */
export const unseen = (node) => (state.kind === "communities" ? 0 : Math.max(0, node.neighbours - neighboursOf(node.id).size));
export const drop = (id) => {
  for (const edge of edgesOf(id)) state.edges.delete(edge.id);
  state.nodes.delete(id);
  state.pinned.delete(id);
  state.way = [];
  index();
};

/* ---- filters ---- */
export const filter = {
  off: { type: new Set(), property: new Set(), status: new Set(), source: new Set() },
  by: "reported", // or "held"
  from: null, // days since 1970, both included
  to: null,
  undated: false,
  lone: true, // hide what the filters leave without a link
};
export const dayOf = (iso) => {
  const found = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?/.exec(iso || "");
  return found ? Math.floor(Date.UTC(Number(found[1]), Number(found[2] ?? 1) - 1, Number(found[3] ?? 1)) / 86_400_000) : null;
};
export const isoOf = (day) => new Date(day * 86_400_000).toISOString().slice(0, 10);
export const daysOf = (fact) => (filter.by === "held" ? [dayOf(fact.time)] : fact.reports.map(({ day }) => dayOf(day))).filter((day) => day !== null);
const dated = () => filter.from !== null || filter.to !== null;
export const narrowed = () => dated() || Object.values(filter.off).some((set) => set.size);
export const inTime = (days) => {
  if (!dated()) return true;
  if (!days.length) return filter.undated;
  return days.some((day) => day >= (filter.from ?? -Infinity) && day <= (filter.to ?? Infinity));
};
const factPasses = (fact) => (!filter.off.source.size || fact.reports.some(({ source }) => !filter.off.source.has(source)) || !fact.reports.length)
  && inTime(daysOf(fact));
const nodePasses = (id) => !filter.off.type.has(state.nodes.get(id).type);
export const seen = { nodes: new Set(), edges: new Set(), facts: new Set() };
export const sift = () => {
  seen.nodes = new Set(); seen.edges = new Set(); seen.facts = new Set();
  if (state.kind === "communities") {
    for (const id of state.nodes.keys()) seen.nodes.add(id);
    for (const id of state.edges.keys()) seen.edges.add(id);
    return;
  }
  const linked = new Set();
  for (const edge of state.edges.values()) {
    if (filter.off.status.has(edge.status) || filter.off.property.has(edge.label) || !nodePasses(edge.from) || !nodePasses(edge.to)) continue;
    const facts = edge.facts.filter(factPasses);
    if (!facts.length) continue;
    seen.edges.add(edge.id);
    for (const fact of facts) seen.facts.add(fact.number);
    linked.add(edge.from).add(edge.to);
  }
  const strict = filter.lone && narrowed();
  for (const id of state.nodes.keys()) {
    if (nodePasses(id) && (!strict || linked.has(id) || !edgesOf(id).length || state.pinned.has(id))) seen.nodes.add(id);
  }
};
export const reset = () => {
  for (const set of Object.values(filter.off)) set.clear();
  Object.assign(filter, { from: null, to: null, undated: false });
};
