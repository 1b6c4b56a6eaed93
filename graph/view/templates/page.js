"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const { facts, sentences, articles, families } = data;
  const at = (id) => document.getElementById(id);
  const count = (number, noun, many = noun + "s") => `${number.toLocaleString("en")} ${number === 1 ? noun : many}`;
  const STATUS = {
    stated: ["Stated by the source", false],
    claimed: ["Said by someone quoted", [14, 4]],
    planned: ["Planned", [8, 5]],
    possible: ["Possible", [2, 4]],
    conditional: ["Conditional", [10, 4, 2, 4]],
    negated: ["Denied or negated", [5, 4]],
  };
  const CHIP = { claimed: "claimed", planned: "planned", possible: "possible", conditional: "conditional", negated: "not so" };
  const DOT = 2.2; // pixels: how small a thing may look when the whole of a large graph is shown
  const EAGER = 1500; // up to so many nodes the rest of the graph fades when one is chosen

  /* ---- elements: text only ever becomes a text node ---- */
  const put = (element, attributes, children) => {
    for (const [name, value] of Object.entries(attributes || {})) {
      if (name === "onclick") element.addEventListener("click", value);
      else if (value !== null && value !== false) element.setAttribute(name, value === true ? "" : value);
    }
    for (const child of children.flat(9)) if (child !== null && child !== undefined && child !== "") element.append(child);
    return element;
  };
  const h = (tag, attributes, ...children) => put(document.createElement(tag), attributes, children);
  const svg = (tag, attributes, ...children) => put(document.createElementNS("http://www.w3.org/2000/svg", tag), attributes, children);
  const text = (value) => h("bdi", { dir: "auto" }, value);

  const SHAPES = {
    dot: ["circle", { cx: 7, cy: 7, r: 5.6 }],
    square: ["rect", { x: 1.8, y: 1.8, width: 10.4, height: 10.4 }],
    hexagon: ["polygon", { points: "1,7 4,1.8 10,1.8 13,7 10,12.2 4,12.2" }],
    diamond: ["polygon", { points: "7,0.8 13.2,7 7,13.2 0.8,7" }],
    triangle: ["polygon", { points: "7,1 13.2,12.4 0.8,12.4" }],
    triangleDown: ["polygon", { points: "7,13 13.2,1.6 0.8,1.6" }],
    star: ["polygon", { points: "7,0.6 8.8,4.9 13.4,5.2 9.9,8.2 11,12.8 7,10.3 3,12.8 4.1,8.2 0.6,5.2 5.2,4.9" }],
  };
  const glyph = (family) => {
    const [tag, attributes] = SHAPES[families[family].shape];
    return svg("svg", { width: 14, height: 14, viewBox: "0 0 14 14", "aria-hidden": "true" }, svg(tag, { ...attributes, class: "glyph", "data-family": family, fill: colour(family) }));
  };
  const stroke = (status) => {
    const dashes = STATUS[status][1];
    const ink = css(status === "negated" ? "--negated" : "--stated");
    return svg("svg", { width: 34, height: 8, viewBox: "0 0 34 8", "aria-hidden": "true" },
      svg("line", { x1: 0, y1: 4, x2: 34, y2: 4, "data-status": status, stroke: ink, "stroke-width": 2, "stroke-dasharray": dashes ? dashes.join(" ") : false }));
  };

  /* ---- theme ---- */
  const root = document.documentElement;
  const css = (name) => getComputedStyle(root).getPropertyValue(name).trim();
  const dark = () => root.dataset.theme === "dark";
  const colour = (family) => families[family][dark() ? "dark" : "light"];
  const preferred = matchMedia("(prefers-color-scheme: dark)");
  root.dataset.theme = preferred.matches ? "dark" : "light";

  /* ---- what is where ---- */
  const nodesById = new Map(Object.entries(data.nodes));
  const edgesById = new Map(data.network.edges.map((edge) => [edge.id, { ...data.edges[edge.id], from: edge.from, to: edge.to }]));
  const edgesOf = new Map([...nodesById.keys()].map((iri) => [iri, []]));
  for (const [id, edge] of edgesById) for (const end of new Set([edge.from, edge.to])) edgesOf.get(end).push(id);
  const factsOf = new Map([...nodesById.keys()].map((iri) => [iri, []]));
  facts.forEach((fact, index) => { for (const end of new Set([fact.subject.iri, fact.object.iri])) factsOf.get(end)?.push(index); });

  /* ---- filters ---- */
  const off = { type: new Set(), property: new Set(), status: new Set() };
  let lone = true; // hide what the filters leave without a link
  let chosen = null;
  const edgeShown = (edge) => !off.property.has(edge.label) && !off.status.has(edge.status)
    && !off.type.has(nodesById.get(edge.from).type) && !off.type.has(nodesById.get(edge.to).type);
  let shownNodes = new Set(nodesById.keys());
  let shownEdges = new Set(edgesById.keys());
  const sift = () => {
    shownEdges = new Set([...edgesById].filter(([, edge]) => edgeShown(edge)).map(([id]) => id));
    const active = off.property.size + off.status.size > 0;
    shownNodes = new Set([...nodesById].filter(([iri, node]) => !off.type.has(node.type)
      && !(lone && active && edgesOf.get(iri).length && !edgesOf.get(iri).some((id) => shownEdges.has(id)))).map(([iri]) => iri));
  };

  /* ---- drawing ---- */
  const near = () => {
    if (!chosen || nodesById.size > EAGER) return null;
    if (chosen.kind === "edge") { const edge = edgesById.get(chosen.id); return { nodes: new Set([edge.from, edge.to]), edges: new Set([chosen.id]) }; }
    const edges = new Set(edgesOf.get(chosen.id));
    return { nodes: new Set([chosen.id, ...[...edges].flatMap((id) => [edgesById.get(id).from, edgesById.get(id).to])]), edges };
  };
  const fade = (hex, alpha) => `rgba(${[1, 3, 5].map((from) => parseInt(hex.slice(from, from + 2), 16)).join(",")},${alpha})`;
  const nodeLook = (iri, kept) => {
    const fill = colour(nodesById.get(iri).family);
    const dim = kept && !kept.nodes.has(iri);
    const edge = iri === data.focus ? css("--canvas-ink") : css("--canvas");
    const one = { background: fill, border: edge };
    return {
      id: iri, hidden: !shownNodes.has(iri), opacity: dim ? 0.16 : 1,
      borderWidth: iri === data.focus ? 4 : 1.5,
      color: { ...one, highlight: { background: fill, border: css("--canvas-ink") }, hover: { background: fill, border: css("--canvas-ink") } },
    };
  };
  const edgeLook = (id, kept) => {
    const { status } = edgesById.get(id);
    const dim = kept && !kept.edges.has(id);
    const ink = css(status === "negated" ? "--negated" : "--stated");
    const strong = status === "negated" ? ink : css("--canvas-ink");
    return {
      id, hidden: !shownEdges.has(id), dashes: STATUS[status][1],
      color: { color: fade(ink, dim ? 0.1 : edgesById.size > 2500 ? 0.3 : 0.8), highlight: strong, hover: strong, inherit: false },
    };
  };
  const drawn = new Map(data.network.nodes.map((node) => [node.id, node]));
  const nodes = new vis.DataSet(data.network.nodes.map((node) => ({ ...node, label: undefined, ...nodeLook(node.id, null) })));
  const edges = new vis.DataSet(data.network.edges.map((edge) => ({ ...edge, label: undefined, ...edgeLook(edge.id, null) })));
  const lineIds = data.network.edges.map(({ id, from, to, label }) => ({ id, from, to, label }))
    .sort((a, b) => edgesById.get(b.id).facts.length - edgesById.get(a.id).facts.length);
  const network = new vis.Network(at("canvas"), { nodes, edges }, data.network.options);
  const redraw = () => {
    const kept = near();
    nodes.update([...nodesById.keys()].map((iri) => nodeLook(iri, kept)));
    edges.update([...edgesById.keys()].map((id) => edgeLook(id, kept)));
  };
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  const animation = () => (calm.matches ? false : { duration: 350, easingFunction: "easeInOutQuad" });
  const fit = (animate) => { // with a margin, so that names at the edge have room
    network.fit({ maxZoomLevel: 1.45, animation: false });
    network.moveTo({ scale: network.getScale() * 0.93, animation: animate && animation() });
  };


  /* ---- names on the canvas ---- */
  let named = new Map(); // node -> the box its name stands in
  let hovered = null;
  const along = (id, from, to, part) => {
    const line = network.body.edges[id]?.edgeType;
    return line?.getPoint ? line.getPoint(part) : { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part };
  };
  network.on("afterDrawing", (context) => {
    const canvas = context.canvas;
    const size = { width: canvas.clientWidth, height: canvas.clientHeight };
    const ratio = canvas.width / size.width;
    const scale = network.getScale();
    const kept = near();
    const places = network.getPositions();
    const point = (place) => network.canvasToDOM(place);
    const first = (iri) => (iri === hovered || (chosen && chosen.id === iri) ? -1 : 0);
    const stops = [...shownNodes].sort((a, b) => first(a) - first(b) || nodesById.get(a).rank - nodesById.get(b).rank).map((iri) => {
      const { label, size: radius, font } = drawn.get(iri);
      const wanted = !kept || kept.nodes.has(iri) || iri === hovered;
      return { id: iri, ...point(places[iri]), radius: radius * scale, label: wanted ? label : "", size: font.size, bold: first(iri) < 0 };
    });
    const lines = [];
    if (lineIds.length <= 2500 || scale > 0.4 || kept) {
      for (const { id, from, to, label } of lineIds) {
        if (!shownEdges.has(id) || (kept && !kept.edges.has(id))) continue;
        const [a, b] = [point(places[from]), point(places[to])];
        const room = Math.hypot(a.x - b.x, a.y - b.y) - (drawn.get(from).size + drawn.get(to).size) * scale;
        if (room < 40) continue;
        const spots = [0.5, 0.38, 0.62].map((part) => point(along(id, places[from], places[to], part)));
        lines.push({ spots, label, room, ink: css(edgesById.get(id).status === "negated" ? "--negated" : "--soft") });
      }
    }
    context.save();
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    for (const { id, x, y, radius } of stops) {
      if (radius >= DOT) continue;
      context.fillStyle = colour(nodesById.get(id).family);
      context.fillRect(x - DOT, y - DOT, 2 * DOT, 2 * DOT);
    }
    named = labeller(context, size, { face: css("--sans"), ink: css("--canvas-ink"), halo: css("--canvas"), edgeSize: kept ? 12 : 11 }, stops, lines);
    context.restore();
  });
  const nameAt = ({ x, y }) => [...named].find(([, box]) => x >= box.x && x <= box.x + box.width && y >= box.y && y <= box.y + box.height)?.[0];

  /* ---- panel: a node, an edge, or the overview ---- */
  const name = (end) => (nodesById.has(end.iri)
    ? h("button", { type: "button", class: "name", onclick: () => chooseNode(end.iri, true) }, text(end.label))
    : h("span", { class: "value" }, text(end.label)));
  const chips = (fact) => [
    CHIP[fact.status] && h("span", { class: `status ${fact.status}` }, CHIP[fact.status]),
    fact.time && h("span", { class: "when" }, fact.time),
  ];
  const safeUrl = (value) => {
    try { const url = new URL(value); return /^https?:$/.test(url.protocol) ? url.href : null; } catch { return null; }
  };
  const source = (article) => {
    const label = article.title || article.publisher || article.source.split("/").pop() || "unnamed article";
    const href = safeUrl(article.url) || safeUrl(article.source);
    return href ? h("a", { href, rel: "noopener noreferrer nofollow", target: "_blank" }, text(label)) : text(label);
  };
  const HIDDEN = /[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]+/g;
  const quote = (index) => {
    const { parts, speakers, article } = sentences[index];
    const about = articles[article];
    const rest = [about.title && about.publisher, about.date, speakers.length ? `said by ${speakers.join(", ")}` : ""].filter(Boolean);
    return h("blockquote", { dir: "auto" },
      parts.map(([piece, part]) => { const clean = piece.replace(HIDDEN, " "); return part ? h("mark", { class: part }, clean) : clean; }),
      h("footer", { dir: "ltr" }, source(about), rest.map((one) => [" \u00b7 ", text(one)])));
  };
  const quotes = (indices, open) => {
    const [first, ...rest] = indices;
    if (first === undefined) return h("p", { class: "deck" }, "No sentence is stored for this fact.");
    if (open) return indices.map(quote);
    return [quote(first), rest.length ? h("details", { class: "more" }, h("summary", {}, count(rest.length, "more sentence")), rest.map(quote)) : null];
  };
  const qualifiers = (fact) => {
    const rows = fact.qualifiers.map(([label, value]) => [h("dt", {}, text(label || "also")), h("dd", {}, text(value))]);
    return rows.length ? h("dl", { class: "qualifiers" }, rows) : null;
  };
  const factItem = (fact, iri) => h("li", {},
    h("div", { class: "head" }, name(fact.subject.iri === iri ? fact.object : fact.subject), chips(fact)),
    qualifiers(fact), quotes(fact.sentences, false));
  const list = (items, first = 8) => {
    const ul = h("ul", { class: "facts" }, items.slice(0, first).map((make) => make()));
    if (items.length <= first) return ul;
    const more = h("button", { type: "button", class: "plain", onclick: () => { ul.append(...items.slice(first).map((make) => make())); more.remove(); } },
      `Show ${items.length - first} more`);
    return [ul, more];
  };
  const hiddenNote = (isShown) => (isShown ? null : h("p", { class: "note" }, "The filters hide this on the canvas. ",
    h("button", { type: "button", class: "plain", onclick: reset }, "Show everything")));
  const nodePanel = (iri) => {
    const node = nodesById.get(iri);
    const groups = new Map();
    for (const index of factsOf.get(iri)) {
      const fact = facts[index];
      const out = fact.subject.iri === iri;
      const key = out ? `${fact.predicate.label} \u2026` : `\u2026 ${fact.predicate.label}`;
      if (!groups.has(key)) groups.set(key, { out, rows: [] });
      groups.get(key).rows.push(fact);
    }
    const sorted = [...groups].sort(([a, x], [b, y]) => Number(y.out) - Number(x.out) || y.rows.length - x.rows.length || (a < b ? -1 : 1));
    const said = new Set(factsOf.get(iri).flatMap((index) => facts[index].sentences.map((one) => sentences[one].article)));
    return [
      h("p", { class: "kicker" }, glyph(node.family), text(node.type)),
      h("h2", {}, text(node.label)),
      node.aliases.length ? h("p", { class: "deck" }, "also ", node.aliases.slice(0, 12).map((alias, i) => [i ? ", " : "", text(alias)])) : null,
      h("p", { class: "deck" }, `${count(factsOf.get(iri).length, "fact")} in ${count(said.size, "article")}, number ${node.rank} by importance`),
      hiddenNote(shownNodes.has(iri)),
      sorted.map(([key, { rows }]) => [h("h3", {}, text(key), rows.length > 1 ? h("span", {}, `  ${rows.length}`) : null), list(rows.map((fact) => () => factItem(fact, iri)))]),
    ];
  };
  const edgePanel = (id) => {
    const edge = edgesById.get(id);
    const first = facts[edge.facts[0]];
    const verb = h("span", { class: "verb" }, edge.status === "negated" ? h("s", {}, text(edge.label)) : text(edge.label));
    const marked = edge.facts.some((index) => facts[index].sentences.some((one) => sentences[one].parts.some(([, part]) => part)));
    return [
      h("p", { class: "kicker" }, stroke(edge.status), STATUS[edge.status][0]),
      h("h2", { class: "claim" }, name(first.subject), " ", edge.status === "negated" ? "not " : "", verb, " ", name(first.object)),
      hiddenNote(shownEdges.has(id)),
      marked ? h("p", { class: "key" }, h("mark", { class: "s" }, "subject"), " and ", h("mark", { class: "o" }, "object"), " as the sentence has them") : null,
      list(edge.facts.map((index) => () => {
        const fact = facts[index];
        const facet = [
          fact.time && ["when", fact.time],
          fact.speakers.length && ["according to", fact.speakers.join(", ")],
          ...fact.qualifiers,
          fact.confidence !== null && ["confidence", `${Math.round(fact.confidence * 100)} %`],
          fact.derived && ["as in", fact.derived],
        ].filter(Boolean);
        return h("li", {}, h("dl", { class: "qualifiers" }, facet.map(([label, value]) => [h("dt", {}, text(label || "also")), h("dd", {}, text(value))])),
          quotes(fact.sentences, true));
      }), 20),
    ];
  };
  const overview = () => {
    if (!nodesById.size) return h("p", { class: "deck" }, "Names, relations and their sentences will stand here.");
    const ranked = [...nodesById].sort(([, a], [, b]) => a.rank - b.rank);
    const omitted = data.total - nodesById.size;
    return [
      h("h2", {}, "Who and what matters"),
      h("p", { class: "deck" }, "Choose a name here or a shape in the drawing to read what is known of it; choose a line to read the sentences behind it."),
      omitted > 0 ? h("p", { class: "note" }, `${count(nodesById.size, "entity", "entities")} drawn; ${omitted.toLocaleString("en")} others are left out of this page.`) : null,
      h("ol", { class: "ranks" }, ranked.slice(0, 25).map(([iri, node]) => h("li", {},
        h("button", { type: "button", onclick: () => chooseNode(iri, true) }, glyph(node.family), h("span", { class: "label" }, text(node.label)),
          h("small", {}, count(factsOf.get(iri).length, "fact")))))),
    ];
  };
  const showPanel = () => {
    const panel = at("details");
    panel.replaceChildren();
    put(panel, {}, [chosen === null ? overview() : h("button", { type: "button", class: "plain", onclick: () => clear() }, "\u2190 All"),
      chosen === null ? null : chosen.kind === "node" ? nodePanel(chosen.id) : edgePanel(chosen.id)]);
    panel.scrollTop = 0;
  };

  /* ---- choosing ---- */
  const choose = (next) => {
    chosen = next;
    if (next === null) network.unselectAll();
    else if (next.kind === "node") network.setSelection({ nodes: [next.id], edges: [] }, { highlightEdges: false });
    else network.setSelection({ nodes: [], edges: [next.id] }, { highlightEdges: false });
    if (nodesById.size <= EAGER) redraw();
    tab("details");
    showPanel();
  };
  const chooseNode = (iri, move) => {
    choose({ kind: "node", id: iri });
    if (move && shownNodes.has(iri)) network.focus(iri, { scale: Math.max(network.getScale(), 0.8), animation: animation() });
  };
  const clear = () => choose(null);
  network.on("click", ({ nodes: [hit], edges: [edge], pointer }) => {
    const node = hit ?? nameAt(pointer.DOM);
    if (node !== undefined) chooseNode(node, false);
    else if (edge !== undefined) choose({ kind: "edge", id: edge });
    else if (chosen) clear();
  });
  const point = (cursor) => { at("canvas").style.cursor = cursor; };
  network.on("hoverNode", ({ node }) => { hovered = node; point("pointer"); });
  network.on("hoverEdge", () => point("pointer"));
  network.on("blurNode", () => { hovered = null; point(""); });
  network.on("blurEdge", () => point(""));

  /* ---- tabs ---- */
  const tab = (which) => {
    for (const one of ["details", "filters"]) {
      const on = one === which;
      at(one).hidden = !on;
      at(`tab-${one}`).setAttribute("aria-selected", String(on));
      at(`tab-${one}`).tabIndex = on ? 0 : -1;
    }
  };
  for (const one of ["details", "filters"]) {
    at(`tab-${one}`).addEventListener("click", () => tab(one));
    at(`tab-${one}`).addEventListener("keydown", (event) => {
      if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
      const other = one === "details" ? "filters" : "details";
      tab(other);
      at(`tab-${other}`).focus();
    });
  }

  /* ---- filter panel ---- */
  const tally = (values) => { const found = new Map(); for (const value of values) found.set(value, (found.get(value) || 0) + 1); return found; };
  const apply = () => {
    sift();
    redraw();
    const filtered = off.type.size + off.property.size + off.status.size > 0;
    at("filter-mark").textContent = filtered ? "\u25cf" : "";
    at("filter-mark").setAttribute("aria-label", filtered ? "active" : "");
    counts();
    if (chosen) showPanel();
  };
  const fieldset = (kind, title, found, describe) => {
    const values = [...found].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
    const boxes = values.map(([value, number]) => {
      const box = h("input", { type: "checkbox", "data-kind": kind, "data-value": value });
      box.checked = true;
      box.addEventListener("change", () => { off[kind][box.checked ? "delete" : "add"](value); apply(); });
      return [box, value, h("label", {}, box, describe(value), h("small", {}, number.toLocaleString("en")))];
    });
    const all = (on) => () => {
      for (const [box, value, label] of boxes) if (!label.hidden) { box.checked = on; off[kind][on ? "delete" : "add"](value); }
      apply();
    };
    const search = h("input", { type: "search", class: "narrow", placeholder: "Narrow the list", "aria-label": `Narrow the list: ${title}` });
    search.addEventListener("input", () => { const want = fold(search.value); for (const [, value, label] of boxes) label.hidden = !fold(value).includes(want); });
    return h("fieldset", { "data-group": kind }, h("legend", {}, h("div", { class: "group" }, h("strong", {}, title),
      h("button", { type: "button", class: "plain", onclick: all(true), "aria-label": `${title}: all` }, "all"),
      h("button", { type: "button", class: "plain", onclick: all(false), "aria-label": `${title}: none` }, "none"))),
      boxes.length > 14 ? search : null, h("div", { class: "choices" }, boxes.map(([, , label]) => label)));
  };
  const fold = (value) => value.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const filterPanel = () => {
    const familyOf = new Map([...nodesById.values()].map((node) => [node.type, node.family]));
    const box = h("input", { type: "checkbox" });
    box.checked = lone;
    box.addEventListener("change", () => { lone = box.checked; apply(); });
    at("filters").replaceChildren();
    put(at("filters"), {}, [
      fieldset("type", "Type", tally([...nodesById.values()].map((node) => node.type)), (value) => [glyph(familyOf.get(value)), text(value)]),
      fieldset("status", "Status", tally([...edgesById.values()].map((edge) => edge.status)), (value) => [stroke(value), STATUS[value][0]]),
      fieldset("property", "Relation", tally([...edgesById.values()].map((edge) => edge.label)), (value) => text(value)),
      h("div", { class: "choices" }, h("label", {}, box, "Hide what is left without a link")),
    ]);
  };
  const reset = () => { for (const set of Object.values(off)) set.clear(); filterPanel(); apply(); };

  /* ---- search ---- */
  const index = [...nodesById].map(([iri, node]) => ({ iri, node, names: [node.label, ...node.aliases].map((one) => [one, fold(one)]) }));
  const find = (query) => {
    const want = fold(query.trim());
    if (!want) return [];
    const score = (folded) => (folded === want ? 0 : folded.startsWith(want) ? 1 : folded.split(/[^\p{L}\p{N}]+/u).some((word) => word.startsWith(want)) ? 2 : folded.includes(want) ? 3 : 9);
    return index.map((entry) => { const best = entry.names.map(([one, folded]) => [score(folded), one]).sort((a, b) => a[0] - b[0])[0]; return { ...entry, score: best[0], by: best[1] }; })
      .filter((entry) => entry.score < 9).sort((a, b) => a.score - b.score || a.node.rank - b.node.rank).slice(0, 10);
  };
  const input = at("search");
  const box = at("suggestions");
  let hits = [];
  let active = -1;
  const close = () => { box.hidden = true; input.setAttribute("aria-expanded", "false"); input.removeAttribute("aria-activedescendant"); active = -1; };
  const mark = (next) => {
    active = next;
    [...box.children].forEach((item, i) => { item.setAttribute("aria-selected", String(i === active)); if (i === active) item.scrollIntoView({ block: "nearest" }); });
    if (active >= 0) input.setAttribute("aria-activedescendant", `suggestion-${active}`);
  };
  const take = (i) => { const hit = hits[i]; if (!hit) return; input.value = hit.node.label; close(); chooseNode(hit.iri, true); };
  const suggest = () => {
    hits = find(input.value);
    box.replaceChildren();
    if (!input.value.trim()) return close();
    put(box, {}, hits.length
      ? hits.map(({ node, by }, i) => {
        const item = h("li", { role: "option", id: `suggestion-${i}`, "aria-selected": "false" }, glyph(node.family),
          h("span", {}, text(node.label), by === node.label ? null : h("span", { class: "when" }, "  ", text(by))), h("small", {}, text(node.type)));
        item.addEventListener("mousedown", (event) => { event.preventDefault(); take(i); });
        return item;
      })
      : [h("li", { class: "none", role: "option", "aria-disabled": "true", "aria-selected": "false" }, "No name like this on the page")]);
    box.hidden = false;
    input.setAttribute("aria-expanded", "true");
    if (hits.length) mark(0);
  };
  input.addEventListener("input", suggest);
  input.addEventListener("focus", suggest);
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (box.hidden) suggest();
      else if (hits.length) mark((active + (event.key === "ArrowDown" ? 1 : hits.length - 1)) % hits.length);
    } else if (event.key === "Enter") take(Math.max(active, 0));
  });
  document.addEventListener("pointerdown", () => delete root.dataset.keys);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Tab") root.dataset.keys = "";
    if (event.key === "Escape") {
      if (input.value) { input.value = ""; close(); }
      input.blur();
      if (chosen) clear();
    } else if (event.key === "/" && !/^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName) && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      input.focus();
      input.select();
    }
  });

  /* ---- top bar, legend, theme ---- */
  const counts = () => {
    const part = (shown, all, noun, many) => (shown === all ? count(all, noun, many) : `${shown.toLocaleString("en")} of ${count(all, noun, many)}`);
    at("counts").textContent = [
      part(shownNodes.size, nodesById.size, "entity", "entities"), part(shownEdges.size, edgesById.size, "link"),
      count(facts.length, "fact"), count(articles.length, "article"),
    ].join(" \u00b7 ");
  };
  const legend = () => {
    const used = new Set([...nodesById.values()].map((node) => node.family));
    const statuses = new Set([...edgesById.values()].map((edge) => edge.status));
    at("legend-body").replaceChildren(
      h("ul", {}, Object.keys(families).filter((one) => used.has(one)).map((one) => h("li", {}, glyph(one), families[one].label))),
      h("ul", {}, Object.keys(STATUS).filter((one) => statuses.has(one)).map((one) => h("li", {}, stroke(one), STATUS[one][0]))));
    at("legend").hidden = !used.size;
  };
  const retheme = (theme) => {
    root.dataset.theme = theme;
    for (const one of document.querySelectorAll("[data-family]")) one.setAttribute("fill", colour(one.dataset.family));
    for (const one of document.querySelectorAll("[data-status]")) one.setAttribute("stroke", css(one.dataset.status === "negated" ? "--negated" : "--stated"));
    redraw();
  };
  at("theme").addEventListener("click", () => retheme(dark() ? "light" : "dark"));
  preferred.addEventListener("change", (event) => retheme(event.matches ? "dark" : "light"));
  at("fit").addEventListener("click", () => fit(true));
  at("physics").addEventListener("click", () => {
    const on = at("physics").getAttribute("aria-pressed") !== "true";
    at("physics").setAttribute("aria-pressed", String(on));
    network.setOptions({ physics: { enabled: on } });
  });
  const zoom = (factor) => () => network.moveTo({ scale: Math.min(Math.max(network.getScale() * factor, 0.05), 4), animation: animation() });
  at("zoom-in").addEventListener("click", zoom(1.35));
  at("zoom-out").addEventListener("click", zoom(1 / 1.35));

  if (!nodesById.size) {
    put(at("empty"), {}, [h("h2", {}, "Nothing to draw yet"), h("p", {}, "No article in this store states a fact that links two things."),
      h("p", {}, "Add some with ", h("code", {}, "newsgraph build SOURCE --store DIR"), ".")]);
    at("empty").hidden = false;
  }
  at("legend").open = matchMedia("(min-width: 821px)").matches;
  legend();
  filterPanel();
  counts();
  showPanel();
  fit(false);
  if (data.focus && nodesById.has(data.focus)) { chooseNode(data.focus, false); fit(false); }
  window.newsgraph = { network, nodes, edges };
  root.dataset.ready = "true";
})();
