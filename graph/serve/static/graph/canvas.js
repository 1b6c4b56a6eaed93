/* The drawing: vis-network without physics, our names on top of it, badges for neighbours that are not shown. */
import { at, count, say } from "./dom.js";
import { STATUS, css, fade, familyColour, groupColour, shapeOf } from "./look.js";
import { edgesOf, neighboursOf, seen, state, unseen } from "./state.js";

const { vis, labeller } = window;
const DOT = 2.2; // pixels: how small a thing may look when the whole of a large graph is shown
const EAGER = 1500; // up to so many nodes the rest of the graph fades when one is chosen
const calm = matchMedia("(prefers-reduced-motion: reduce)");
const animation = () => (calm.matches ? false : { duration: 350, easingFunction: "easeInOutQuad" });

const nodes = new vis.DataSet();
const edges = new vis.DataSet();
export const network = new vis.Network(at("canvas"), { nodes, edges }, {
  autoResize: true,
  layout: { improvedLayout: false, randomSeed: 1 },
  physics: { enabled: false },
  interaction: { hover: true, tooltipDelay: 250, keyboard: false, multiselect: false },
  nodes: { borderWidth: 1.5, borderWidthSelected: 4 },
  edges: { selectionWidth: 2, hoverWidth: 1, arrows: { to: { scaleFactor: 0.55 } }, smooth: false },
});

at("canvas").querySelector(".vis-network").tabIndex = -1; // the element around it has the focus and the keys

/* ---- what is near the chosen thing ---- */
const near = () => {
  const { chosen } = state;
  if (!chosen || state.nodes.size > EAGER && chosen.kind !== "path") return null;
  if (chosen.kind === "edge") { const edge = state.edges.get(chosen.id); return { nodes: new Set([edge.from, edge.to]), edges: new Set([chosen.id]) }; }
  if (chosen.kind === "path") {
    const steps = new Set(state.way.slice(1).flatMap((id, i) => [`${state.way[i]} ${id}`, `${id} ${state.way[i]}`]));
    return { nodes: new Set(state.way), edges: new Set([...state.edges.values()].filter((edge) => steps.has(`${edge.from} ${edge.to}`)).map((edge) => edge.id)) };
  }
  return { nodes: new Set([chosen.id, ...neighboursOf(chosen.id)]), edges: new Set(edgesOf(chosen.id).map((edge) => edge.id)) };
};

/* ---- looks ---- */
const colour = (node) => (state.kind === "communities" || state.colour === "community" ? groupColour(node.community ?? 0) : familyColour(node.family));
const nodeLook = (node, kept) => {
  const fill = colour(node);
  const pinned = state.pinned.has(node.id);
  const ink = css("--canvas-ink");
  const rim = pinned ? ink : css("--canvas");
  return {
    id: node.id, hidden: !seen.nodes.has(node.id), opacity: kept && !kept.nodes.has(node.id) ? 0.2 : 1,
    borderWidth: pinned ? 3 : 1.5,
    color: { background: fill, border: rim, highlight: { background: fill, border: ink }, hover: { background: fill, border: ink } },
  };
};
const strength = (edge) => {
  if (state.kind === "communities") return 0.06 + 0.5 * (edge.count / heaviest);
  return state.edges.size > 2500 ? 0.32 : 0.8;
};
const edgeLook = (edge, kept) => {
  const ink = css(edge.status === "negated" ? "--negated" : "--stated");
  const strong = edge.status === "negated" ? ink : css("--canvas-ink");
  const dim = kept && !kept.edges.has(edge.id);
  return {
    id: edge.id, hidden: !seen.edges.has(edge.id), dashes: edge.status ? STATUS[edge.status][1] : false,
    color: { color: fade(ink, dim ? 0.08 : strength(edge)), highlight: strong, hover: strong, inherit: false },
  };
};
/* A straight line for the only edge between two nodes, a fan of arcs for several. */
const curves = () => {
  const lanes = new Map();
  for (const edge of state.edges.values()) {
    const pair = edge.from < edge.to ? `${edge.from} ${edge.to}` : `${edge.to} ${edge.from}`;
    if (!lanes.has(pair)) lanes.set(pair, []);
    lanes.get(pair).push(edge);
  }
  const found = new Map();
  for (const group of lanes.values()) {
    group.forEach((edge, place) => {
      const lane = (place - (group.length - 1) / 2) * (edge.from < edge.to ? 1 : -1);
      found.set(edge.id, !lane || edge.from === edge.to ? false
        : { enabled: true, type: lane > 0 ? "curvedCW" : "curvedCCW", roundness: Math.min(0.17 * Math.abs(lane), 0.6) });
    });
  }
  return found;
};
const tooltip = (node) => [node.label, node.count ? count(node.count, "entity", "entities") : `${node.type}, ${count(node.neighbours, "neighbour")}`].join("\n");
const edgeTip = (edge) => (edge.status
  ? `${state.nodes.get(edge.from).label} \u2014 ${edge.status === "negated" ? "not \u00b7 " : ""}${edge.label} \u2192 ${state.nodes.get(edge.to).label}\n${count(edge.facts.length, "fact")}`
  : count(edge.count, "fact"));

let heaviest = 1; // facts between two communities, at most
let building = false; // vis-network draws while its data are only half there
/* Draws the state anew. */
export const draw = () => {
  building = true;
  heaviest = Math.max(1, ...[...state.edges.values()].map((edge) => edge.count ?? 1));
  const kept = near();
  const arcs = curves();
  const many = state.nodes.size > 600;
  network.setOptions({ interaction: { hideEdgesOnDrag: many, hideEdgesOnZoom: many } });
  nodes.clear();
  edges.clear();
  nodes.add([...state.nodes.values()].map((node) => ({
    x: node.x, y: node.y, size: node.size, title: tooltip(node), shape: node.family ? shapeOf(node.family) : "dot", ...nodeLook(node, kept),
  })));
  edges.add([...state.edges.values()].map((edge) => ({
    from: edge.from, to: edge.to, title: edgeTip(edge), arrows: edge.directed ? "to" : "", smooth: arcs.get(edge.id),
    width: Math.min(9, 1.2 + 1.1 * Math.log2(Math.max(1, edge.status ? edge.facts.length : edge.count / 2))), ...edgeLook(edge, kept),
  })));
  order();
  building = false;
};
/* Shows what the filters and the choice say, without building anything anew. */
export const redraw = () => {
  const kept = near();
  nodes.update([...state.nodes.values()].map((node) => nodeLook(node, kept)));
  edges.update([...state.edges.values()].map((edge) => edgeLook(edge, kept)));
};
let ranked = [];
let lines = [];
const order = () => {
  const worth = (node) => node.importance ?? node.count;
  ranked = [...state.nodes.values()].sort((a, b) => worth(b) - worth(a) || (a.label < b.label ? -1 : 1));
  lines = [...state.edges.values()].filter((edge) => edge.label).sort((a, b) => b.facts.length - a.facts.length);
};
export const remember = () => {
  for (const [id, { x, y }] of Object.entries(network.getPositions())) { const node = state.nodes.get(state.kind === "nodes" ? Number(id) : id); if (node) Object.assign(node, { x, y }); }
};
export const standing = () => { remember(); return [...state.nodes.values()].map(({ id, x, y }) => [id, Math.round(x), Math.round(y)]); };

/* ---- names and badges ---- */
let named = new Map(); // node -> the box its name stands in
let badges = new Map(); // node -> the box that says how many neighbours are not shown
let hovered = null;
const LONGEST = 30;
const brief = (node) => {
  const names = (node.members ?? []).slice(0, at("canvas").clientWidth < 600 ? 1 : 2).map((member) => member.label);
  return names.length && node.path.at(-1) !== -1 ? `${names.join(", ")} \u2026` : short(node.label);
};
const short = (label) => (label.length > LONGEST ? `${label.slice(0, LONGEST - 1).trimEnd()}\u2026` : label);
const along = (id, from, to, part) => {
  const line = network.body.edges[id]?.edgeType;
  return line?.getPoint ? line.getPoint(part) : { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part };
};
const linesToName = (kept, places, scale) => {
  if (lines.length > 2500 && scale <= 0.4 && !kept) return [];
  const found = [];
  for (const { id, from, to, label, status } of lines) {
    if (!seen.edges.has(id) || (kept && !kept.edges.has(id))) continue;
    const [a, b] = [network.canvasToDOM(places[from]), network.canvasToDOM(places[to])];
    const room = Math.hypot(a.x - b.x, a.y - b.y) - (state.nodes.get(from).size + state.nodes.get(to).size) * scale;
    if (room < 40) continue;
    found.push({
      spots: [0.5, 0.38, 0.62].map((part) => network.canvasToDOM(along(id, places[from], places[to], part))),
      label: short((status === "negated" ? "not \u00b7 " : "") + label), room, ink: css(status === "negated" ? "--negated" : "--soft"),
    });
  }
  return found;
};
const badge = (context, stop, number) => {
  const label = `+${number}`;
  context.font = `600 11px ${css("--sans")}`;
  const width = context.measureText(label).width + 9;
  const box = { x: stop.x + stop.radius * 0.6, y: stop.y - stop.radius - 9, width, height: 16 };
  context.beginPath();
  context.roundRect(box.x, box.y, box.width, box.height, 8);
  context.fillStyle = css("--sheet");
  context.fill();
  context.lineWidth = 1;
  context.strokeStyle = css("--soft");
  context.stroke();
  context.fillStyle = css("--ink");
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.fillText(label, box.x + width / 2, box.y + 8.5);
  badges.set(stop.id, box);
};
network.on("afterDrawing", (context) => {
  const { canvas } = context;
  const size = { width: canvas.clientWidth, height: canvas.clientHeight };
  if (building || !size.width) return;
  const ratio = canvas.width / size.width;
  const scale = network.getScale();
  const kept = near();
  const places = network.getPositions();
  const chosen = state.chosen?.id;
  const stops = ranked.filter((node) => seen.nodes.has(node.id)).map((node) => {
    const bold = node.id === hovered || node.id === chosen;
    const wanted = !kept || kept.nodes.has(node.id) || bold;
    return { id: node.id, ...network.canvasToDOM(places[node.id]), radius: node.size * scale, label: wanted ? brief(node) : "", size: Math.round(12 + 4 * (node.importance ?? 0.3)), bold };
  }).sort((a, b) => Number(b.bold) - Number(a.bold));
  context.save();
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  for (const { id, x, y, radius } of stops) {
    if (radius >= DOT) continue;
    context.fillStyle = colour(state.nodes.get(id));
    context.fillRect(x - DOT, y - DOT, 2 * DOT, 2 * DOT);
  }
  named = labeller(context, size, { face: css("--sans"), ink: css("--canvas-ink"), halo: css("--canvas"), edgeSize: kept ? 12 : 11 }, stops, linesToName(kept, places, scale));
  badges = new Map();
  for (const stop of stops) {
    const hidden = unseen(state.nodes.get(stop.id));
    if (hidden && (stop.bold || (!kept || kept.nodes.has(stop.id)) && stop.radius > (stops.length > 120 ? 9 : 5))) badge(context, stop, hidden);
  }
  context.restore();
});
const inBox = (boxes, { x, y }) => [...boxes].find(([, box]) => x >= box.x && x <= box.x + box.width && y >= box.y && y <= box.y + box.height)?.[0];

/* ---- view ---- */
export const fit = (animate) => {
  network.fit({ nodes: [...seen.nodes], maxZoomLevel: 1.45, animation: false });
  network.moveTo({ scale: network.getScale() * 0.93, animation: animate ? animation() : false });
};
export const zoom = (factor) => network.moveTo({ scale: Math.min(Math.max(network.getScale() * factor, 0.03), 4), animation: animation() });
export const look = (id) => network.focus(id, { scale: Math.max(network.getScale(), 0.8), animation: animation() });
/* Marks the chosen thing. */
export const select = () => {
  const { chosen } = state;
  network.unselectAll();
  if (chosen?.kind === "node") network.setSelection({ nodes: [chosen.id], edges: [] }, { highlightEdges: false });
  if (chosen?.kind === "edge") network.setSelection({ nodes: [], edges: [chosen.id] }, { highlightEdges: false });
};
export const mark = () => { select(); redraw(); };
const cursor = (name) => { at("canvas").style.cursor = name; };
network.on("hoverNode", ({ node }) => { hovered = node; cursor("pointer"); });
network.on("hoverEdge", () => cursor("pointer"));
network.on("blurNode", () => { hovered = null; cursor(""); });
network.on("blurEdge", () => cursor(""));

/* The node that lies next in a direction, for the arrow keys. */
const next = (from, key) => {
  const places = network.getPositions();
  const [dx, dy] = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] }[key];
  let best = null;
  for (const id of seen.nodes) {
    if (id === from) continue;
    const [x, y] = [places[id].x - places[from].x, places[id].y - places[from].y];
    const ahead = x * dx + y * dy;
    const aside = Math.abs(x * dy) + Math.abs(y * dx);
    if (ahead <= 0) continue;
    const far = ahead + 2.2 * aside;
    if (!best || far < best.far) best = { id, far };
  }
  return best?.id;
};

/* `acts`: choose(kind, id), clear(), open(id), pin(id), hide(id) */
export const listen = (acts) => {
  network.on("click", ({ nodes: [hit], edges: [edge], pointer }) => {
    const more = inBox(badges, pointer.DOM);
    const node = more ?? hit ?? inBox(named, pointer.DOM);
    if (more !== undefined) acts.open(more);
    else if (node !== undefined) acts.choose("node", node);
    else if (edge !== undefined && state.kind === "nodes") acts.choose("edge", edge);
    else if (state.chosen) acts.clear();
  });
  network.on("doubleClick", ({ nodes: [hit], pointer }) => {
    const node = hit ?? inBox(named, pointer.DOM);
    if (node !== undefined && inBox(badges, pointer.DOM) === undefined) acts.open(node);
  });
  at("canvas").addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const chosen = state.chosen?.kind === "node" ? state.chosen.id : null;
    const { key } = event;
    if (key.startsWith("Arrow")) {
      const id = chosen === null || !seen.nodes.has(chosen) ? ranked.find((node) => seen.nodes.has(node.id))?.id : next(chosen, key);
      if (id === undefined) say("Nothing lies further that way.");
      else { acts.choose("node", id); network.moveTo({ position: network.getPositions([id])[id], animation: animation() }); }
    } else if (key === "+" || key === "=") zoom(1.35);
    else if (key === "-") zoom(1 / 1.35);
    else if (key === "0") fit(true);
    else if (key === "Enter" && chosen !== null) acts.open(chosen);
    else if (key === "p" && chosen !== null) acts.pin(chosen);
    else if (key === "Delete" && chosen !== null) acts.hide(chosen);
    else return;
    event.preventDefault();
  });
};

/* The drawing as it stands, on paper of the theme's colour, with a line that says what it is. */
export const picture = (caption) => new Promise((done) => {
  const from = at("canvas").querySelector("canvas");
  const ratio = from.width / from.clientWidth;
  const foot = Math.round(30 * ratio);
  const paper = document.createElement("canvas");
  Object.assign(paper, { width: from.width, height: from.height + foot });
  const context = paper.getContext("2d");
  context.fillStyle = css("--canvas");
  context.fillRect(0, 0, paper.width, paper.height);
  context.drawImage(from, 0, 0);
  context.fillStyle = css("--soft");
  context.font = `${Math.round(12 * ratio)}px ${css("--sans")}`;
  context.fillText(caption, 12 * ratio, from.height + foot / 2 + 4 * ratio);
  paper.toBlob(done, "image/png");
});
