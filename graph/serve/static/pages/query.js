// The query page: the editor (Yasqe, without the parts of it that ask other servers), the named queries, the answer.
"use strict";
(() => {
  const { table, triples, graph, make, clean } = newsgraphResults;
  const known = JSON.parse(document.getElementById("known").textContent);
  const ask = document.getElementById("ask");
  const source = document.getElementById("source");
  const state = document.getElementById("state");
  const answer = document.getElementById("answer");
  const tools = document.getElementById("tools");
  const stop = document.getElementById("stop");
  const run = document.getElementById("run");
  const TABLES = { CSV: ["text/csv", "csv"], TSV: ["text/tab-separated-values", "tsv"], JSON: ["application/sparql-results+json", "json"], XML: ["application/sparql-results+xml", "xml"] };
  const GRAPHS = { Turtle: ["text/turtle", "ttl"], "N-Triples": ["application/n-triples", "nt"], "JSON-LD": ["application/ld+json", "jsonld"] };
  let running = null;

  // Names that the editor completes: the ontology's, and the open relations of this store once somebody types.
  const shortened = (iri) => {
    const found = Object.entries(known.prefixes).filter(([, start]) => iri.startsWith(start)).sort((a, b) => b[1].length - a[1].length)[0];
    const local = found ? iri.slice(found[1].length) : "";
    return found && /^[A-Za-z_][\w-]*$/.test(local) ? `${found[0]}:${local}` : `<${iri}>`;
  };
  const common = ["rdf:type", "rdf:subject", "rdf:predicate", "rdf:object", "rdf:value", "rdfs:label", "skos:prefLabel", "skos:altLabel", "nif:anchorOf",
    "nif:beginIndex", "nif:endIndex", "nif:isString", "prov:wasDerivedFrom", "dcterms:date", "dcterms:source", "schema:NewsArticle", "schema:headline",
    "schema:datePublished", "schema:publisher", "schema:url", "time:inXSDDate"];
  const terms = [...new Set([...known.terms.properties, ...known.terms.classes].map(shortened).concat(common))].sort();
  let open = null;
  async function openTerms() {
    open ||= fetch("/sparql", { method: "POST", headers: { "content-type": "application/sparql-query", accept: "application/sparql-results+json" },
      body: "SELECT ?p WHERE { ?p rdfs:subPropertyOf ng:openRelation } LIMIT 5000" })
      .then((response) => (response.ok ? response.json() : { results: { bindings: [] } }))
      .then((found) => found.results.bindings.map((row) => shortened(row.p.value)), () => []);
    return open;
  }
  const completer = {
    name: "terms",
    bulk: false,
    autoShow: false,
    isValidCompletionPosition: (editor) => {
      const token = editor.getCompleteToken();
      return Boolean(token.string.trim()) && !/^[?$"'#<]/.test(token.string);
    },
    get: async (_, token) => {
      const wanted = (token.string || "").trim().toLowerCase();
      const all = wanted.startsWith("open:") ? await openTerms() : terms;
      return all.filter((term) => term.toLowerCase().startsWith(wanted) || term.toLowerCase().includes(`:${wanted}`)).slice(0, 60);
    },
  };

  // The endpoint knows these prefixes; a query that declares those it uses works elsewhere too.
  const prefixes = { ...Yasqe.Autocompleters.prefixes, persistenceId: undefined,
    get: () => Object.entries(known.prefixes).map(([name, iri]) => `${name}: <${iri}>`).sort() };
  function declared(text) {
    const bare = text.replace(/^\s*#.*$/gm, "").replace(/<[^>\s]*>|"(?:[^"\\\n]|\\.)*"/g, " ");
    const used = Object.keys(known.prefixes).filter((name) => new RegExp(`(^|[^\\w:.-])${name}:`, "m").test(bare)
      && !new RegExp(`prefix\\s+${name}:`, "i").test(bare));
    const lines = used.map((name) => `PREFIX ${name}: <${known.prefixes[name]}>\n`).join("");
    const comment = /^(?:#.*\n)*/.exec(text)[0];
    return comment + lines + text.slice(comment.length);
  }

  function makeEditor() {
    Yasqe.Autocompleters = { variables: Yasqe.Autocompleters.variables, prefixes, terms: completer };
    Yasqe.defaults.autocompleters = [];
    const editor = new Yasqe(document.getElementById("editor"), {
      value: declared(source.value),
      autocompleters: ["variables", "prefixes", "terms"],
      persistenceId: null,
      consumeShareLink: null,
      createShareableLink: () => "",
      showQueryButton: false,
      resizeable: false,
      prefixCcApi: null,
      editorHeight: "auto",
      lineNumbers: true,
      viewportMargin: Infinity,
      requestConfig: { endpoint: "/sparql", method: "POST" },
    });
    const leave = { Esc: () => run.focus(), "Ctrl-Enter": () => send(), "Cmd-Enter": () => send(), "Ctrl-S": () => {} };
    editor.setOption("extraKeys", { ...editor.getOption("extraKeys"), ...leave });
    editor.getInputField().setAttribute("aria-label", "SPARQL query");
    source.hidden = true;
    source.value = editor.getValue();
    editor.on("change", () => { source.value = editor.getValue(); });
    return editor;
  }
  const editor = makeEditor();
  editor.collapsePrefixes(true);
  const write = (text) => {
    editor.setValue(declared(text));
    editor.collapsePrefixes(true);
  };

  async function send() {
    running?.abort();
    const query = source.value;
    const control = new AbortController();
    running = control;
    stop.hidden = false;
    answer.setAttribute("aria-busy", "true");
    state.textContent = "Asking …";
    if (matchMedia("(max-width: 980px)").matches) document.querySelector(".answer").scrollIntoView();
    const started = performance.now();
    try {
      const response = await request(query, "application/sparql-results+json, application/n-triples;q=0.9", control.signal);
      const kind = response.headers.get("content-type") || "";
      const body = await response.text();
      const took = `${((performance.now() - started) / 1000).toFixed(2)} s`;
      if (!response.ok) refuse(body);
      else if (kind.includes("json")) showTable(JSON.parse(body), query, took);
      else await showGraph(triples(body), body, query, took);
    } catch (error) {
      if (running !== control) return;
      if (error.name === "AbortError") state.textContent = "Stopped.";
      else refuse(`The server does not answer (${error.message}).`);
    } finally {
      if (running === control) {
        running = null;
        stop.hidden = true;
        answer.removeAttribute("aria-busy");
      }
    }
  }
  const request = (query, accept, signal) => fetch("/sparql", { method: "POST", body: query, signal, headers: { "content-type": "application/sparql-query", accept } });
  function refuse(text) {
    tools.hidden = true;
    state.textContent = "No answer";
    answer.replaceChildren(make("pre", { className: "problem" }, clean(text.trim())));
    answer.firstChild.setAttribute("role", "alert");
  }
  function offer(forms, query, views) {
    const buttons = Object.entries(forms).map(([label, [accept, ending]]) => {
      const button = make("button", { type: "button", textContent: label });
      button.setAttribute("aria-label", `Download as ${label}`);
      button.addEventListener("click", async () => {
        const response = await request(query, accept);
        const link = make("a", { href: URL.createObjectURL(await response.blob()), download: `answer.${ending}` });
        link.click();
        setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
      });
      return button;
    });
    tools.replaceChildren(...views, make("span", { className: "soft downloads" }, "Download "), ...buttons);
    tools.hidden = false;
  }
  function showTable(found, query, took) {
    if ("boolean" in found) {
      tools.hidden = true;
      state.textContent = took;
      answer.replaceChildren(make("p", { className: "yes" }, found.boolean ? "Yes" : "No"));
      return;
    }
    const rows = found.results.bindings.map((row) => found.head.vars.map((name) => row[name]));
    state.textContent = `${rows.length} ${rows.length === 1 ? "row" : "rows"}, ${took}`;
    const filled = found.head.vars.map((_, column) => !rows.length || rows.some((row) => row[column]));
    const kept = (list) => list.filter((_, column) => filled[column]);
    offer(TABLES, query, []);
    answer.replaceChildren(table(kept(found.head.vars), rows.map(kept), known.prefixes, placesOf));
  }
  async function labelsOf(found) {
    const iris = [...new Set(found.flat().filter((term) => term.type === "uri" && /^[^\s<>"{}|\\^`]+$/.test(term.value)).map((term) => term.value))].slice(0, 800);
    const values = iris.map((iri) => `<${iri}>`).join(" ");
    const response = await request(`SELECT ?iri ?label WHERE { VALUES ?iri { ${values} } ?iri rdfs:label ?label }`, "application/sparql-results+json");
    if (!response.ok) return new Map();
    return new Map((await response.json()).results.bindings.map((row) => [row.iri.value, row.label.value]));
  }
  // Names, sentences and sources stand in answers as texts: the store knows what they are.
  async function placesOf(texts) {
    const literals = texts.map((text) => JSON.stringify(text).replace(/[\u007f-\u009f\ud800-\udfff]/gu, ""));
    const both = literals.flatMap((literal) => [literal, `${literal}@en`]).join(" ");
    const response = await request(`SELECT ?text ?iri ?article ?begin ?end WHERE {
      VALUES ?text { ${both} }
      { ?iri skos:prefLabel ?text } UNION { ?iri dcterms:source ?text }
      UNION { ?evidence nif:anchorOf ?text ; prov:wasDerivedFrom ?article ; nif:beginIndex ?begin ; nif:endIndex ?end }
    }`, "application/sparql-results+json");
    const found = new Map();
    if (!response.ok) return found;
    for (const { text, iri, article, begin, end } of (await response.json()).results.bindings) {
      const place = iri ? { iri: iri.value } : { iri: article.value, hash: `#s-${begin.value}-${end.value}` };
      const before = found.get(text.value);
      found.set(text.value, before && before.iri !== place.iri ? { name: text.value } : place);
    }
    return found;
  }
  async function showGraph(found, text, query, took) {
    state.textContent = `${found.length} ${found.length === 1 ? "triple" : "triples"}, ${took}`;
    const views = {
      Graph: async () => {
        const { box, start } = await graph(found, known.prefixes, await labelsOf(found));
        answer.replaceChildren(box);
        start();
      },
      Table: async () => answer.replaceChildren(table(["subject", "predicate", "object"], found, known.prefixes)),
    };
    const linked = found.some(([, , object]) => object.type !== "literal");
    const names = linked ? ["Graph", "Table"] : ["Table"];
    const buttons = names.map((name) => {
      const button = make("button", { type: "button", textContent: name });
      button.addEventListener("click", () => choose(name));
      return button;
    });
    async function choose(name) {
      for (const button of buttons) button.setAttribute("aria-pressed", String(button.textContent === name));
      await views[name]();
    }
    offer(GRAPHS, query, buttons);
    await choose(names[0]);
  }

  // A plain field, for those whose screen reader or keyboard works better with one.
  const plain = document.getElementById("plain");
  const frame = document.getElementById("editor");
  plain.hidden = false;
  plain.addEventListener("click", () => {
    const on = source.hidden;
    source.hidden = !on;
    frame.hidden = on;
    plain.setAttribute("aria-pressed", String(on));
    if (on) source.focus(); else editor.setValue(source.value);
  });
  ask.addEventListener("submit", (event) => { event.preventDefault(); send(); });
  stop.addEventListener("click", () => running?.abort());
  for (const button of document.querySelectorAll("[data-example]")) {
    button.addEventListener("click", () => { write(known.examples[button.dataset.example]); send(); });
  }

  const choice = document.getElementById("choice");
  const named = document.getElementById("named");
  const sets = [...named.querySelectorAll("fieldset")];
  choice.addEventListener("change", () => {
    for (const set of sets) set.hidden = set.disabled = set.dataset.query !== choice.value;
    const chosen = sets.find((set) => !set.disabled);
    const first = chosen?.querySelector("input");
    if (first) first.focus(); else if (chosen) askNamed();
  });
  async function askNamed() {
    const values = new URLSearchParams(new FormData(named));
    values.delete("named");
    const response = await fetch(`/query/${encodeURIComponent(choice.value)}?${values}`);
    if (!response.ok) { refuse(await response.text()); return; }
    write((await response.json()).query);
    const address = new URLSearchParams([["named", choice.value], ...values].filter(([, value]) => value));
    history.replaceState(null, "", `/query?${address}`);
    await send();
  }
  named.addEventListener("submit", (event) => { event.preventDefault(); if (choice.value) askNamed(); });

  document.documentElement.setAttribute("data-ready", "true");
  if (document.getElementById("settings").dataset.run === "yes") send();
})();
