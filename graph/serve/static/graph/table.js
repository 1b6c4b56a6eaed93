/* What the canvas shows as a table: for people who read rather than look, and for screen readers. */
import { at, count, h, replace, text } from "./dom.js";
import { STATUS } from "./look.js";
import { name } from "./panel.js";
import { seen, state } from "./state.js";

const PAGE = 200;
const day = (fact) => fact.time || fact.reports.map((report) => report.day).filter(Boolean).sort()[0] || "";

export const table = (choose) => {
  const rows = state.kind === "communities"
    ? [...state.nodes.values()].map((node) => () => h("tr", {}, h("th", { scope: "row" }, h("button", { type: "button", class: "name", onclick: () => choose("node", node.id) }, text(node.label))),
      h("td", { class: "number" }, node.count.toLocaleString("en")), h("td", { class: "number" }, node.facts.toLocaleString("en"))))
    : [...state.edges.values()].filter((edge) => seen.edges.has(edge.id)).map((edge) => () => h("tr", {},
      h("td", {}, name(state.nodes.get(edge.from))), h("td", {}, text((edge.status === "negated" ? "not " : "") + edge.label)), h("td", {}, name(state.nodes.get(edge.to))),
      h("td", {}, edge.status === "stated" ? "" : STATUS[edge.status][2]), h("td", { class: "when" }, edge.facts.map(day).sort()[0]),
      h("td", {}, h("button", { type: "button", class: "plain", onclick: () => choose("edge", edge.id), "aria-label": `Sentences: ${state.nodes.get(edge.from).label} ${edge.label} ${state.nodes.get(edge.to).label}` },
        count(edge.facts.length, "fact")))));
  const heads = state.kind === "communities" ? ["Community", "Entities", "Facts"] : ["Subject", "Relation", "Object", "Status", "Date", "Sentences"];
  const body = h("tbody", {}, rows.slice(0, PAGE).map((make) => make()));
  const more = h("button", { type: "button", onclick: () => {
    const next = body.children.length;
    body.append(...rows.slice(next, next + PAGE).map((make) => make()));
    if (body.children.length >= rows.length) more.remove();
  } }, "Show more rows");
  replace(at("rows"), h("table", {}, h("caption", {}, `What the drawing shows: ${count(rows.length, "row")}`),
    h("thead", {}, h("tr", {}, heads.map((head) => h("th", { scope: "col" }, head)))), body), rows.length > PAGE ? more : null);
};
