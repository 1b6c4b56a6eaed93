/* Elements whose text only ever becomes a text node: nothing that an article says is read as markup. */

export const at = (id) => document.getElementById(id);

const put = (element, attributes, children) => {
  for (const [name, value] of Object.entries(attributes || {})) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value !== null && value !== undefined && value !== false) element.setAttribute(name, value === true ? "" : value);
  }
  fill(element, children);
  return element;
};
export const fill = (element, ...children) => {
  for (const child of children.flat(9)) if (child !== null && child !== undefined && child !== false && child !== "") element.append(child);
  return element;
};
export const h = (tag, attributes, ...children) => put(document.createElement(tag), attributes, children);
export const svg = (tag, attributes, ...children) => put(document.createElementNS("http://www.w3.org/2000/svg", tag), attributes, children);
export const text = (value) => h("bdi", { dir: "auto" }, value);
export const replace = (element, ...children) => { element.replaceChildren(); return fill(element, children); };

const digits = new Intl.NumberFormat("en");
export const count = (number, noun, many = `${noun}s`) => `${digits.format(number)} ${number === 1 ? noun : many}`;
export const fold = (value) => value.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

/* Says it to people who do not see the canvas. */
let turn = 0;
export const say = (words) => {
  turn = 1 - turn;
  at("live").textContent = words + (turn ? "" : "\u00a0"); // the same words twice are still said twice
};

export const save = (blob, name) => {
  const url = URL.createObjectURL(blob);
  const link = h("a", { href: url, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
};
