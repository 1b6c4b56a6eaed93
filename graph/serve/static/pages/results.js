// Answers of the SPARQL endpoint as a table or a graph.  Every text goes into the page by textContent, every link is made
// from an IRI by encodeURIComponent: nothing of an answer is ever read as HTML.
"use strict";
const newsgraphResults = (() => {
  const PAGE = 100;
  const DRAWN = 400;
  const HIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/g;
  const clean = (text) => text.replace(HIDDEN, "\ufffd");

  function make(tag, properties = {}, ...children) {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...children);
    return element;
  }
  function short(iri, prefixes) {
    let best = "";
    for (const [name, start] of Object.entries(prefixes)) {
      if (iri.startsWith(start) && iri.length > start.length && start.length > (prefixes[best] || "").length) best = name;
    }
    let text = best || prefixes[""] && iri.startsWith(prefixes[""]) && iri.length > prefixes[""].length
      ? `${best}:${iri.slice(prefixes[best].length)}` : iri;
    try { text = decodeURI(text); } catch { /* not an encoding of UTF-8: shown as it is */ }
    return clean(text);
  }
  const place = (iri) => `/resource?iri=${encodeURIComponent(iri)}`;

  function cell(term, prefixes) {
    if (!term) return make("span", { className: "soft" }, "");
    if (term.type === "uri") return make("a", { href: place(term.value), title: clean(term.value) }, make("bdi", {}, short(term.value, prefixes)));
    if (term.type === "triple") return make("bdi", {}, clean(JSON.stringify(term.value)));
    const text = make("bdi", {}, clean(term.value));
    if (term["xml:lang"] && term["xml:lang"] !== "en") return make("span", {}, text, make("small", { className: "soft" }, ` ${term["xml:lang"]}`));
    return text;
  }
  const key = (term) => (term ? term.value : "");
  const numeric = (term) => term && term.type === "literal" && /#(integer|decimal|double|float|int|long)$/.test(term.datatype || "");
  function compare(one, other) {
    if (numeric(one) && numeric(other)) return Number(one.value) - Number(other.value);
    return key(one).localeCompare(key(other), "en", { numeric: true });
  }

  // Texts that are names, sentences or sources become links; one that is the name of several things leads to the search.
  async function linkTexts(body, placesOf) {
    const cells = [...body.querySelectorAll("td > bdi")].filter((one) => one.textContent.length < 2000);
    const texts = [...new Set(cells.map((one) => one.textContent))].filter(Boolean);
    if (!texts.length) return;
    const places = await placesOf(texts);
    for (const one of cells) {
      const found = places.get(one.textContent);
      if (!found || !one.isConnected) continue;
      const href = found.name ? `/search?q=${encodeURIComponent(found.name)}` : place(found.iri) + (found.hash || "");
      const link = make("a", { href });
      if (found.hash) link.className = "quote";
      one.replaceWith(link);
      link.append(one);
    }
  }

  // A table of rows (arrays of terms) with sorting, a filter and pages.
  function table(variables, rows, prefixes, placesOf) {
    const state = { column: -1, down: false, page: 0, text: "" };
    const texts = rows.map((row) => row.map(key).join(" ").toLowerCase());
    const body = make("tbody");
    const status = make("span", { className: "soft" });
    status.setAttribute("role", "status");
    const previous = make("button", { type: "button", textContent: "Previous" });
    const next = make("button", { type: "button", textContent: "Next" });
    const filter = make("input", { type: "search", placeholder: "Filter rows" });
    filter.setAttribute("aria-label", "Filter rows");
    const heads = variables.map((name, column) => {
      const button = make("button", { type: "button", textContent: name });
      button.addEventListener("click", () => {
        state.down = state.column === column && !state.down;
        state.column = column;
        state.page = 0;
        draw();
      });
      const head = make("th", { scope: "col" }, button);
      return head;
    });
    function draw() {
      let order = [...rows.keys()].filter((index) => texts[index].includes(state.text));
      if (state.column >= 0) {
        order.sort((one, other) => compare(rows[one][state.column], rows[other][state.column]) || one - other);
        if (state.down) order.reverse();
      }
      const total = order.length;
      order = order.slice(state.page * PAGE, (state.page + 1) * PAGE);
      heads.forEach((head, column) => {
        if (column === state.column) head.setAttribute("aria-sort", state.down ? "descending" : "ascending");
        else head.removeAttribute("aria-sort");
      });
      body.replaceChildren(...order.map((index) => make("tr", {}, ...rows[index].map((term, column) => {
        const one = make("td", {}, cell(term, prefixes));
        one.dataset.label = variables[column];
        if (!term) one.className = "none";
        if (numeric(term)) one.className = "number";
        if (key(term).length > 60) one.classList.add("long");
        else if (/^[\d-]{4,10}$/.test(key(term))) one.classList.add("short");
        return one;
      }))));
      if (placesOf) linkTexts(body, placesOf);
      const begin = state.page * PAGE;
      status.textContent = total ? `${begin + 1} to ${Math.min(begin + PAGE, total)} of ${total}` : "no row";
      previous.disabled = state.page === 0;
      next.disabled = begin + PAGE >= total;
      previous.hidden = next.hidden = total <= PAGE;
    }
    filter.addEventListener("input", () => { state.text = filter.value.trim().toLowerCase(); state.page = 0; draw(); });
    previous.addEventListener("click", () => { state.page -= 1; draw(); });
    next.addEventListener("click", () => { state.page += 1; draw(); });
    draw();
    const scroll = make("div", { className: "scroll", tabIndex: 0 },
      make("table", {}, make("caption", { className: "hidden", textContent: "Answer" }), make("thead", {}, make("tr", {}, ...heads)), body));
    scroll.setAttribute("role", "region");
    scroll.setAttribute("aria-label", "Rows");
    return make("div", {}, make("p", { className: "bar" }, ...(rows.length > 8 ? [filter] : []), status, previous, next), scroll);
  }

  const ESCAPES = { t: "\t", b: "\b", n: "\n", r: "\r", f: "\f", '"': '"', "'": "'", "\\": "\\" };
  const unescape = (text) => text.replace(/\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))/g,
    (_, four, eight, one) => (one ? ESCAPES[one] ?? one : String.fromCodePoint(parseInt(four || eight, 16))));
  const TERM = '(<[^>]*>|_:[^\\s]+|"(?:[^"\\\\]|\\\\.)*"(?:@[A-Za-z0-9-]+|\\^\\^<[^>]*>)?)';
  const LINE = new RegExp(`^\\s*${TERM}\\s+(<[^>]*>)\\s+${TERM}\\s*\\.\\s*$`, "u");
  function term(text) {
    if (text.startsWith("<")) return { type: "uri", value: unescape(text.slice(1, -1)) };
    if (text.startsWith("_:")) return { type: "bnode", value: text };
    const end = text.lastIndexOf('"');
    const found = { type: "literal", value: unescape(text.slice(1, end)) };
    const rest = text.slice(end + 1);
    if (rest.startsWith("@")) found["xml:lang"] = rest.slice(1);
    if (rest.startsWith("^^")) found.datatype = rest.slice(3, -1);
    return found;
  }
  function triples(text) {
    const found = [];
    for (const line of text.split("\n")) {
      const match = LINE.exec(line);
      if (match) found.push([term(match[1]), term(match[2]), term(match[3])]);
    }
    return found;
  }

  // The first triples between things as a drawing; literals are in the table.
  async function graph(found, prefixes, labels) {
    await load("/graph/vis-network.js");
    const dark = matchMedia("(prefers-color-scheme: dark)").matches;
    const ink = dark ? "#e6e4de" : "#22252a";
    const back = dark ? "#131517" : "#fbfaf6";
    const links = found.filter(([, , object]) => object.type !== "literal").slice(0, DRAWN);
    const name = (iri) => clean(labels.get(iri) || short(iri, prefixes)).slice(0, 40);
    const ids = [...new Set(links.flatMap(([subject, , object]) => [subject.value, object.value]))];
    const degree = new Map();
    for (const [subject, , object] of links) for (const end of [subject.value, object.value]) degree.set(end, (degree.get(end) || 0) + 1);
    const nodes = ids.map((iri) => ({ id: iri, label: name(iri), size: 7 + 4 * Math.sqrt(degree.get(iri)) }));
    const edges = links.map(([subject, predicate, object], id) => ({ id, from: subject.value, to: object.value, label: name(predicate.value) }));
    const canvas = make("div", { className: "drawing" });
    canvas.setAttribute("role", "img");
    canvas.setAttribute("aria-label", `Drawing of ${nodes.length} things and ${edges.length} links; the table has the same.`);
    const about = make("p", { className: "about" });
    about.setAttribute("role", "status");
    const total = found.length;
    about.textContent = `${nodes.length} things, ${edges.length} links${edges.length < total ? ` of ${total} triples` : ""}. Choose one to see its name.`;
    const box = make("div", { className: "graph" }, canvas, about);
    const start = () => {
      const network = new vis.Network(canvas, { nodes: new vis.DataSet(nodes), edges: new vis.DataSet(edges) }, {
        layout: { improvedLayout: nodes.length < 120, randomSeed: 7 },
        physics: { solver: "forceAtlas2Based", forceAtlas2Based: { springLength: 90, centralGravity: 0.03, avoidOverlap: 0.3 }, stabilization: { iterations: 220 } },
        interaction: { hover: true, keyboard: { enabled: true, bindToWindow: false } },
        nodes: { shape: "dot", color: { background: dark ? "#56a8e0" : "#0072b2", border: back, highlight: { background: dark ? "#ff9b8a" : "#8a1c1c", border: ink }, hover: { background: dark ? "#8fc4f5" : "#0b4f8a", border: ink } }, font: { color: ink, size: 15, strokeWidth: 3, strokeColor: back } },
        edges: { arrows: { to: { scaleFactor: 0.5 } }, color: { color: dark ? "#868d96" : "#a3a9b0", highlight: ink, hover: ink }, font: { color: ink, size: 12, strokeWidth: 3, strokeColor: back }, width: 1.2 },
      });
      network.once("stabilizationIterationsDone", () => {
        network.setOptions({ physics: false });
        network.fit();
        const hub = ids.reduce((one, other) => (degree.get(other) > degree.get(one) ? other : one), ids[0]);
        if (network.getScale() < 0.5) network.moveTo({ position: network.getPosition(hub), scale: 0.7 });
        box.dataset.ready = "true";
      });
      network.on("click", ({ nodes: [chosen], edges: [edge] }) => {
        if (chosen !== undefined) about.replaceChildren("Open ", make("a", { href: place(chosen) }, make("bdi", {}, name(chosen))), ` (${short(chosen, prefixes)})`);
        else if (edge !== undefined) {
          const [subject, predicate, object] = links[edge];
          about.replaceChildren(...[subject, predicate, object].flatMap((one) => [make("a", { href: place(one.value) }, make("bdi", {}, name(one.value))), " "]));
        }
      });
      box.network = network;
    };
    return { box, start };
  }
  function load(source) {
    if (window.vis) return Promise.resolve();
    return new Promise((resolve, reject) => {
      const script = make("script", { src: source, onload: resolve, onerror: () => reject(new Error(`${source} cannot be loaded`)) });
      document.head.append(script);
    });
  }
  return { table, triples, graph, make, short, clean };
})();
