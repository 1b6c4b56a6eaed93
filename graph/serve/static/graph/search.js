/* A search box with suggestions (the ARIA combobox pattern); the server finds the names. */
import { suggest } from "./api.js";
import { count, h, fill, text } from "./dom.js";
import { glyph } from "./look.js";

let number = 0;

/* `take` gets the entity that was chosen, and whether Shift was held.  Returns the element and its input. */
export const searchBox = ({ label, placeholder, take, keep = false }) => {
  const id = `suggestions-${number += 1}`;
  const input = h("input", {
    type: "search", role: "combobox", "aria-label": label, "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": id,
    autocomplete: "off", spellcheck: "false", placeholder,
  });
  const box = h("ul", { id, role: "listbox", "aria-label": "Suggestions", hidden: true });
  let hits = [];
  let active = -1;
  let asked = null;
  const close = () => { box.hidden = true; input.setAttribute("aria-expanded", "false"); input.removeAttribute("aria-activedescendant"); active = -1; };
  const mark = (next) => {
    active = next;
    [...box.children].forEach((item, i) => { item.setAttribute("aria-selected", String(i === active)); if (i === active) item.scrollIntoView({ block: "nearest" }); });
    if (active >= 0) input.setAttribute("aria-activedescendant", `${id}-${active}`);
  };
  const choose = (i, more) => {
    const hit = hits[i];
    if (!hit) return;
    asked?.abort();
    input.value = keep ? hit.label : "";
    close();
    take(hit, more);
  };
  const option = (hit, i) => {
    const item = h("li", { role: "option", id: `${id}-${i}`, "aria-selected": "false" }, glyph(hit.family),
      h("span", {}, text(hit.label), hit.by === hit.label ? null : h("span", { class: "when" }, "  ", text(hit.by))),
      h("small", {}, hit.type, " \u00b7 ", count(hit.facts, "fact")));
    item.addEventListener("mousedown", (event) => { event.preventDefault(); choose(i, event.shiftKey); });
    return item;
  };
  const ask = async () => {
    asked?.abort();
    const wanted = input.value.trim();
    if (!wanted) { hits = []; return close(); }
    asked = new AbortController();
    try {
      hits = await suggest(wanted, asked.signal);
    } catch (error) {
      if (error.name === "AbortError") return;
      throw error;
    }
    box.replaceChildren();
    fill(box, hits.length ? hits.map(option) : h("li", { class: "none", role: "option", "aria-disabled": "true", "aria-selected": "false" }, "No such name in this store"));
    box.hidden = false;
    input.setAttribute("aria-expanded", "true");
    if (hits.length) mark(0);
  };
  let timer = 0;
  input.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(ask, 60); });
  input.addEventListener("blur", close);
  input.addEventListener("keydown", async (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (box.hidden) ask();
      else if (hits.length) mark((active + (event.key === "ArrowDown" ? 1 : hits.length - 1)) % hits.length);
    } else if (event.key === "Enter") {
      event.preventDefault();
      const more = event.shiftKey;
      if (box.hidden || timer) { clearTimeout(timer); timer = 0; if (active < 0) await ask(); }
      choose(Math.max(active, 0), more);
    } else if (event.key === "Escape" && !box.hidden) { event.stopPropagation(); close(); }
  });
  return { element: h("div", { class: "combo" }, input, box), input };
};
