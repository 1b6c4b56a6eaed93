/* Colours, shapes and dashes: the same in the drawing, the legend and the panels; meaning is never in the colour alone. */
import { at, h, svg } from "./dom.js";

export const families = JSON.parse(at("families").textContent);
export const STATUS = {
  stated: ["Stated by the source", false, "stated"],
  claimed: ["Said by someone quoted", [14, 4], "claimed"],
  planned: ["Planned", [8, 5], "planned"],
  possible: ["Possible", [2, 4], "possible"],
  conditional: ["Conditional", [10, 4, 2, 4], "conditional"],
  negated: ["Denied or negated", [5, 4], "not so"],
};
/* Twelve colours that stay apart on light and on dark paper; the shapes still tell the types. */
const GROUPS = {
  light: ["#0072b2", "#c24e00", "#00875f", "#b8578f", "#7a6a00", "#5b4bb7", "#b3261e", "#00798c", "#6b7a1f", "#8a5a2b", "#a1388f", "#4b5d8a"],
  dark: ["#56a8e0", "#ff8a4a", "#2fc094", "#e08fbd", "#e3d24a", "#a89bff", "#ff8078", "#3fc4d6", "#b9cc5a", "#d0a06c", "#e07ad0", "#a3b4e6"],
};
const preferred = matchMedia("(prefers-color-scheme: dark)");
export const dark = () => preferred.matches;
export const onTheme = (act) => preferred.addEventListener("change", act);
export const css = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
export const familyColour = (family) => families[family][dark() ? "dark" : "light"];
export const groupColour = (group) => GROUPS[dark() ? "dark" : "light"][((group % 12) + 12) % 12];
export const shapeOf = (family) => families[family].shape;
export const fade = (hex, alpha) => `rgba(${[1, 3, 5].map((from) => parseInt(hex.slice(from, from + 2), 16)).join(",")},${alpha})`;

const SHAPES = {
  dot: ["circle", { cx: 7, cy: 7, r: 5.6 }],
  square: ["rect", { x: 1.8, y: 1.8, width: 10.4, height: 10.4 }],
  hexagon: ["polygon", { points: "1,7 4,1.8 10,1.8 13,7 10,12.2 4,12.2" }],
  diamond: ["polygon", { points: "7,0.8 13.2,7 7,13.2 0.8,7" }],
  triangle: ["polygon", { points: "7,1 13.2,12.4 0.8,12.4" }],
  triangleDown: ["polygon", { points: "7,13 13.2,1.6 0.8,1.6" }],
  star: ["polygon", { points: "7,0.6 8.8,4.9 13.4,5.2 9.9,8.2 11,12.8 7,10.3 3,12.8 4.1,8.2 0.6,5.2 5.2,4.9" }],
};
export const glyph = (family) => {
  const [tag, attributes] = SHAPES[families[family].shape];
  return svg("svg", { class: `glyph ${family}`, width: 14, height: 14, viewBox: "0 0 14 14", "aria-hidden": "true" }, svg(tag, attributes));
};
export const dot = (group) => svg("svg", { width: 14, height: 14, viewBox: "0 0 14 14", "aria-hidden": "true" },
  svg("circle", { cx: 7, cy: 7, r: 5.6, fill: groupColour(group) }));
export const stroke = (status) => {
  const dashes = STATUS[status][1];
  return svg("svg", { class: `stroke ${status}`, width: 34, height: 8, viewBox: "0 0 34 8", "aria-hidden": "true" },
    svg("line", { x1: 0, y1: 4, x2: 34, y2: 4, "stroke-dasharray": dashes ? dashes.join(" ") : false }));
};
export const chip = (status) => (status === "stated" ? null : h("span", { class: `status ${status}` }, STATUS[status][2]));
