/* What the page asks its server for.  Numbers of entities and facts hold for one state of the store: `version`. */

let version = "";

const answer = async (response) => {
  if (!response.ok) throw new Error((await response.text()).trim() || `The server answered ${response.status}.`);
  return response;
};
const address = (name, values = {}) => {
  const query = new URLSearchParams(values);
  if (version) query.set("v", version);
  return `/graph/${name}?${query}`;
};
const get = async (name, values, signal) => (await answer(await fetch(address(name, values), { signal }))).json();
const post = async (name, body) => answer(await fetch(address(name), {
  method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body),
}));
const first = async (drawing) => { version = (await drawing).version; return drawing; };

export const start = (focus) => first(get("start", focus ? { focus } : {}));
export const level = (path) => first(get("level", { path: path.join(".") }));
export const suggest = (q, signal) => get("suggest", { q }, signal);
export const entity = (node) => get("entity", { node });
export const facts = (numbers) => get("facts", { n: numbers.join(".") });
export const expand = async (node, standing) => (await post("expand", { node, standing })).json();
export const join = (iris, standing) => first(post("join", { iris, standing }).then((response) => response.json()));
export const path = async (start, end, without, standing) => (await post("path", { start, end, without, standing })).json();
export const turtle = async (nodes, facts) => (await post("turtle", { nodes, facts })).blob();
