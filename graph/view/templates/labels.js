"use strict";
/* Names on the canvas, as a map has them: of one size at every zoom, the important ones first, none upon another. */
window.labeller = (() => {
  const CELL = 4; // pixels; a coarser grid wastes room, a finer one time
  class Room {
    constructor(width, height) {
      this.across = Math.ceil(width / CELL);
      this.down = Math.ceil(height / CELL);
      this.taken = new Uint8Array(this.across * this.down);
    }
    cells({ x, y, width, height }) {
      return [Math.max(0, Math.floor(x / CELL)), Math.max(0, Math.floor(y / CELL)),
        Math.min(this.across, Math.ceil((x + width) / CELL)), Math.min(this.down, Math.ceil((y + height) / CELL))];
    }
    free(box) {
      if (box.x < 2 || box.y < 2 || box.x + box.width > this.across * CELL - 6 || box.y + box.height > this.down * CELL - 6) return false;
      const [left, top, right, bottom] = this.cells(box);
      for (let y = top; y < bottom; y++) for (let x = left; x < right; x++) if (this.taken[y * this.across + x]) return false;
      return true;
    }
    take(box) {
      const [left, top, right, bottom] = this.cells(box);
      for (let y = top; y < bottom; y++) this.taken.fill(1, y * this.across + left, y * this.across + Math.max(left, right));
    }
  }
  const widths = new Map();
  const measure = (context, font, label) => {
    const key = `${font}|${label}`;
    if (!widths.has(key)) { context.font = font; widths.set(key, context.measureText(label).width); }
    return widths.get(key);
  };
  const write = (context, { font, label, box, ink, halo }) => {
    context.font = font;
    context.lineWidth = 4;
    context.strokeStyle = halo;
    context.fillStyle = ink;
    context.strokeText(label, box.x + box.width / 2, box.y + box.height / 2);
    context.fillText(label, box.x + box.width / 2, box.y + box.height / 2);
  };
  const around = (node, width, height) => {
    const gap = node.radius + 3;
    return [
      { x: node.x - width / 2, y: node.y + gap }, { x: node.x + gap + 2, y: node.y - height / 2 },
      { x: node.x - gap - 2 - width, y: node.y - height / 2 }, { x: node.x - width / 2, y: node.y - gap - height },
    ].map((corner) => ({ ...corner, width, height }));
  };
  /* nodes: [{id, x, y, radius, label, size, bold}] in order of importance, edges: [{spots: [{x, y}], label, room, ink}]; all in pixels.
     Returns the boxes of the names that were drawn, by node. */
  return (context, size, style, nodes, edges) => {
    const room = new Room(size.width, size.height); // nodes and names
    const names = new Room(size.width, size.height); // names, and the nodes that no name may cover
    const first = size.width < 600 ? 5 : 14; // so many names are written even where they cover lesser nodes
    const drawn = new Map();
    const visible = nodes.filter((node) => node.x > -40 && node.y > -40 && node.x < size.width + 40 && node.y < size.height + 40);
    visible.forEach((node, index) => {
      const disc = { x: node.x - node.radius, y: node.y - node.radius, width: 2 * node.radius, height: 2 * node.radius };
      room.take(disc);
      if (index < first) names.take(disc);
    });
    context.textAlign = "center";
    context.textBaseline = "middle";
    context.lineJoin = "round";
    const queue = [];
    for (const node of visible) {
      if (!node.label) continue;
      const font = `${node.bold ? "600 " : ""}${node.size}px ${style.face}`;
      const width = measure(context, font, node.label) + 4;
      const boxes = around(node, width, node.size + 3);
      const box = boxes.find((one) => room.free(one)) || (queue.length < first && boxes.find((one) => names.free(one)));
      if (!box) continue;
      room.take(box);
      names.take(box);
      drawn.set(node.id, box);
      queue.push({ font, label: node.label, box, ink: style.ink, halo: style.halo });
    }
    for (const edge of edges) {
      const font = `${style.edgeSize}px ${style.face}`;
      const width = measure(context, font, edge.label) + 4;
      const height = style.edgeSize + 3;
      if (edge.room < width * 0.6 + 16) continue;
      const box = edge.spots.map(({ x, y }) => ({ x: x - width / 2, y: y - height / 2, width, height })).find((one) => room.free(one));
      if (!box) continue;
      room.take(box);
      queue.push({ font, label: edge.label, box, ink: edge.ink, halo: style.halo });
    }
    for (const one of queue.reverse()) write(context, one);
    return drawn;
  };
})();
