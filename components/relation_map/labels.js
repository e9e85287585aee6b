// Places the names of countries so that none covers another or a node. Pure functions; the same input gives the same places.

// Where a name may stand beside its node, best first: [x, y] of the middle of the name, in units of what is added there.
const PLACES = [
  [0, 1],
  [0, -1],
  [1, 0],
  [-1, 0],
  [0.75, 0.9],
  [-0.75, 0.9],
  [0.75, -0.9],
  [-0.75, -0.9],
  [0.8, 1.4],
  [-0.8, 1.4],
  [0.8, -1.4],
  [-0.8, -1.4],
];

function overlap(a, b) {
  const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
  const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  return wide > 0 && high > 0 ? wide * high : 0;
}

function labelBox(node, place, size) {
  const x = node.x + place[0] * (node.r + 5 + size.width / 2);
  const y = node.y + place[1] * (node.r + 3 + size.height / 2);
  return {
    left: x - size.width / 2,
    right: x + size.width / 2,
    top: y - size.height / 2,
    bottom: y + size.height / 2,
    x,
    y,
  };
}

// Where the chevron of a node at the edge of the picture points.
function chevronBox({ x, y, r, trueX, trueY }) {
  const off = Math.hypot(trueX - x, trueY - y) || 1;
  const tipX = x + ((trueX - x) / off) * (r + 8);
  const tipY = y + ((trueY - y) / off) * (r + 8);
  return { left: tipX - 5, right: tipX + 5, top: tipY - 5, bottom: tipY + 5 };
}

// nodes: {id, x, y, r, weight}; sizes: Map of id to {width, height}; points: where arcs run; kept: boxes to keep clear.
// Returns a Map of id to box; a node whose name finds no place has none (its tooltip has the name).
function placeLabels(nodes, sizes, { points, kept, width, height }) {
  const placed = new Map();
  const present = nodes.filter(({ absent }) => !absent);
  const rims = present.map(({ x, y, r }) => ({ left: x - r, right: x + r, top: y - r, bottom: y + r }));
  const chevrons = present.filter(({ docked }) => docked).map(chevronBox);
  const taken = [...kept, ...rims, ...chevrons];
  const order = [...present].sort((a, b) => b.weight - a.weight || (a.id < b.id ? -1 : 1));
  for (const node of order) {
    let best = null;
    PLACES.forEach((place, rank) => {
      const box = labelBox(node, place, sizes.get(node.id));
      const out = box.left < 2 || box.right > width - 2 || box.top < 2 || box.bottom > height - 2;
      if (out || taken.some((other) => overlap(box, other) > 0)) return;
      const crossed = points.filter(
        (p) => p.x > box.left && p.x < box.right && p.y > box.top && p.y < box.bottom,
      ).length;
      const cost = rank * 0.8 + crossed;
      if (best === null || cost < best.cost) best = { ...box, cost };
    });
    if (best === null) continue;
    placed.set(node.id, best);
    taken.push(best);
  }
  return placed;
}
