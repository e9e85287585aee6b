// Geometry of the map in CSS pixels. Pure functions: no document, no state; the tests call them as they are.

// How far a layer bends off the straight line, and to which side: cooperation and conflict never overlap.
const LANES = { "+": 1, "-": -1, "0": 1.9, together: 0 };

// How large lines and nodes are drawn in a picture of this width: a phone gets them smaller.
function drawingSize(width) {
  return Math.min(1, Math.max(0.72, 0.72 + (0.28 * (width - 390)) / 700));
}

// Width of an arc: the widest stays modest where the largest number is small.
function arcWidth(n, largest, size) {
  const widest = Math.min(9.5, 2.4 + 1.9 * Math.sqrt(largest));
  return (1.6 + (widest - 1.6) * (n / Math.max(1, largest)) ** 0.75) * size;
}

function nodeRadius(n, largest, size) {
  return (4.2 + 5.3 * Math.sqrt(n / Math.max(1, largest))) * (0.4 + 0.6 * size);
}

// A quadratic curve between two nodes. It bends as seen from left to right, whichever end is named first,
// so that a sign keeps its side.
function arcCurve(from, to, lane, width) {
  const turned = to.x < from.x || (to.x === from.x && to.y < from.y);
  const [left, right] = turned ? [to, from] : [from, to];
  const dx = right.x - left.x;
  const dy = right.y - left.y;
  const chord = Math.hypot(dx, dy) || 1;
  const bulge = lane * Math.min(Math.max(0.09 * chord, 6 + width * 0.6), 0.3 * chord + 8);
  return {
    from,
    to,
    control: {
      x: (left.x + right.x) / 2 + (2 * bulge * dy) / chord,
      y: (left.y + right.y) / 2 - (2 * bulge * dx) / chord,
    },
  };
}

function pointAt({ from, control, to }, t) {
  const s = 1 - t;
  return {
    x: s * s * from.x + 2 * s * t * control.x + t * t * to.x,
    y: s * s * from.y + 2 * s * t * control.y + t * t * to.y,
  };
}

// The t at which a curve leaves a circle of this radius round its first point (its last point where atEnd).
function leavesAt(curve, radius, atEnd) {
  const centre = atEnd ? curve.to : curve.from;
  let inside = 0;
  let outside = 0.5;
  for (let i = 0; i < 24; i += 1) {
    const t = (inside + outside) / 2;
    const point = pointAt(curve, atEnd ? 1 - t : t);
    if (Math.hypot(point.x - centre.x, point.y - centre.y) < radius) inside = t;
    else outside = t;
  }
  return atEnd ? 1 - outside : outside;
}

// The part of a curve between two t, as a curve.
function between({ from, control, to }, t0, t1) {
  const curve = { from, control, to };
  const a = (1 - t0) * (1 - t1);
  const b = (1 - t0) * t1 + t0 * (1 - t1);
  const c = t0 * t1;
  return {
    from: pointAt(curve, t0),
    control: {
      x: a * from.x + b * control.x + c * to.x,
      y: a * from.y + b * control.y + c * to.y,
    },
    to: pointAt(curve, t1),
  };
}

function curvePath({ from, control, to }) {
  const f = (v) => v.toFixed(1);
  return `M${f(from.x)} ${f(from.y)}Q${f(control.x)} ${f(control.y)} ${f(to.x)} ${f(to.y)}`;
}

function headPath(tip, base, half) {
  const length = Math.hypot(tip.x - base.x, tip.y - base.y) || 1;
  const nx = (-(tip.y - base.y) / length) * half;
  const ny = ((tip.x - base.x) / length) * half;
  const f = (v) => v.toFixed(1);
  return `M${f(tip.x)} ${f(tip.y)}L${f(base.x + nx)} ${f(base.y + ny)}L${f(base.x - nx)} ${f(base.y - ny)}Z`;
}

// Everything an arc draws: the line from rim to rim, and a head at each end where somebody acts.
function arcShape(from, to, { lane, width, headFrom, headTo }) {
  const gap = 2;
  const curve = arcCurve(from, to, lane, width);
  const free = Math.hypot(to.x - from.x, to.y - from.y) - from.r - to.r - 2 * gap;
  const head = Math.max(4.5, Math.min(6 + width * 0.9, free * 0.3));
  const half = Math.max(width / 2 + 1.6, Math.min(2.6 + width * 0.72, head * 0.85));
  const rim = [from.r + gap, to.r + gap];
  const tips = [leavesAt(curve, rim[0], false), leavesAt(curve, rim[1], true)];
  const ends = [
    headFrom ? leavesAt(curve, rim[0] + head, false) : tips[0],
    headTo ? leavesAt(curve, rim[1] + head, true) : tips[1],
  ];
  // the line reaches a little under its head, so that no gap shows between them
  const under = [ends[0] - (ends[0] - tips[0]) * 0.3, ends[1] + (tips[1] - ends[1]) * 0.3];
  const [start, stop] = under[0] < under[1] ? under : [0.45, 0.55];
  const line = between(curve, start, stop);
  return {
    curve,
    line: curvePath(line),
    length: Math.hypot(line.to.x - line.from.x, line.to.y - line.from.y),
    middle: pointAt(curve, 0.5),
    points: Array.from({ length: 25 }, (_, i) => pointAt(line, i / 24)),
    heads: [
      headFrom ? headPath(pointAt(curve, tips[0]), pointAt(curve, ends[0]), half) : "",
      headTo ? headPath(pointAt(curve, tips[1]), pointAt(curve, ends[1]), half) : "",
    ],
  };
}

// Nodes that lie on one another are pushed apart; those outside the picture come to its edge where an arc ends at them.
// Takes and returns {id, key, x, y, r}; adds trueX, trueY, docked (it lies outside) and absent (and no arc needs it).
// Where `docks` is false, none is brought to the edge. `room(a, b)` is how many pixels two rims need between them; `linked` are the codes that an arc ends at.
function settle(nodes, { width, height, inset, room, linked, docks = true }) {
  const inside = (node) => {
    const [left, top, right, bottom] = node.docked ? inset : [node.r + 5, node.r + 5, node.r + 5, node.r + 5];
    node.x = Math.min(Math.max(node.x, left), width - right);
    node.y = Math.min(Math.max(node.y, top), height - bottom);
  };
  const placed = nodes.map((node) => {
    const away = node.x < 0 || node.x > width || node.y < 0 || node.y > height;
    const docked = docks && away && linked.has(node.key);
    const copy = { ...node, trueX: node.x, trueY: node.y, docked, absent: away && !docked };
    if (!copy.absent) inside(copy);
    return copy;
  });
  const present = placed.filter((node) => !node.absent);
  for (let round = 0; round < 30; round += 1) {
    let moved = false;
    for (let i = 0; i < present.length; i += 1) {
      for (let j = i + 1; j < present.length; j += 1) moved = pushApart(present[i], present[j], room(present[i], present[j])) || moved;
    }
    present.forEach(inside);
    if (!moved) break;
  }
  return placed;
}

function pushApart(a, b, between) {
  const room = a.r + b.r + between;
  let dx = b.x - a.x;
  let dy = b.y - a.y;
  let distance = Math.hypot(dx, dy);
  if (distance >= room - 0.01) return false;
  if (distance < 0.01) [dx, dy, distance] = [1, 0.35, 1.06];
  const push = (room - Math.hypot(b.x - a.x, b.y - a.y)) / 2;
  a.x -= (dx / distance) * push;
  a.y -= (dy / distance) * push;
  b.x += (dx / distance) * push;
  b.y += (dy / distance) * push;
  return true;
}

// How far a point is from the visible edge of an arc: below 0 on it.
function distanceTo({ x, y }, points, width) {
  let least = Infinity;
  for (let i = 1; i < points.length; i += 1) {
    const [a, b] = [points[i - 1], points[i]];
    const [dx, dy] = [b.x - a.x, b.y - a.y];
    const t = Math.min(1, Math.max(0, ((x - a.x) * dx + (y - a.y) * dy) / (dx * dx + dy * dy || 1)));
    least = Math.min(least, Math.hypot(x - a.x - t * dx, y - a.y - t * dy));
  }
  return least - width / 2;
}

// The outlines by which communities differ beside their colours; the last is of what belongs to none.
const SHAPES = ["circle", "square", "diamond", "triangle", "pentagon", "cross"];

// The outline of a node: a circle, or a shape of about the same area.
function nodeOutline(shape, x, y, r) {
  const f = (v) => v.toFixed(1);
  const polygon = (points) => `M${points.map(([px, py]) => `${f(x + px * r)} ${f(y + py * r)}`).join("L")}Z`;
  const around = (n, size) =>
    Array.from({ length: n }, (_, i) => (i / n) * 2 * Math.PI).map((a) => [size * Math.sin(a), -size * Math.cos(a)]);
  if (shape === "square") return polygon([[-0.9, -0.9], [0.9, -0.9], [0.9, 0.9], [-0.9, 0.9]]);
  if (shape === "diamond") return polygon(around(4, 1.25));
  if (shape === "triangle") return polygon(around(3, 1.35));
  if (shape === "pentagon") return polygon(around(5, 1.15));
  if (shape === "cross") {
    const [a, b] = [0.42, 1.1];
    return polygon([[-a, -b], [a, -b], [a, -a], [b, -a], [b, a], [a, a], [a, b], [-a, b], [-a, a], [-b, a], [-b, -a], [-a, -a]]);
  }
  return `M${f(x - r)} ${f(y)}a${f(r)} ${f(r)} 0 1 0 ${f(2 * r)} 0a${f(r)} ${f(r)} 0 1 0 ${f(-2 * r)} 0Z`;
}
