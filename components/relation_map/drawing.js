// Writes places into the elements of nodes, arcs and names.

const NODE_PARTS = [
  ["lead", "path"],
  ["reach", "circle"],
  ["ring", "circle"],
  ["dot", "circle"],
  ["way", "path"],
];
const GROUP_PARTS = NODE_PARTS.map(([part, name]) => [part, part === "dot" ? "path" : name]);
const ARC_PARTS = [
  ["halo", "path"],
  ["line", "path"],
  ["headA", "path"],
  ["headB", "path"],
  ["hit", "path"],
];

function drawNode(item, node) {
  for (const [part, radius] of [
    ["dot", node.r],
    ["ring", node.r + 4],
    ["reach", Math.max(12, node.r + 4)],
  ]) {
    if (item[part].tagName === "path") {
      item[part].setAttribute("d", nodeOutline(SHAPES[node.group] ?? "circle", node.x, node.y, radius));
      continue;
    }
    item[part].setAttribute("cx", node.x.toFixed(1));
    item[part].setAttribute("cy", node.y.toFixed(1));
    item[part].setAttribute("r", radius.toFixed(1));
  }
  item.spot = node;
  item.group.classList.toggle("docked", node.docked);
  item.group.style.display = node.absent ? "none" : "";
  const off = Math.hypot(node.trueX - node.x, node.trueY - node.y);
  const led = !node.docked && off > node.r + 2;
  item.lead.setAttribute("d", led ? `M${node.x} ${node.y}L${node.trueX} ${node.trueY}` : "");
  item.way.setAttribute("d", node.docked ? wayOut(node, off) : "");
}

// A small chevron beside a node at the edge says where its country lies.
function wayOut(node, off) {
  const ux = (node.trueX - node.x) / off;
  const uy = (node.trueY - node.y) / off;
  const tip = { x: node.x + ux * (node.r + 10), y: node.y + uy * (node.r + 10) };
  const wing = (side) =>
    `${(tip.x - ux * 4 - side * uy * 4).toFixed(1)} ${(tip.y - uy * 4 + side * ux * 4).toFixed(1)}`;
  return `M${wing(1)}L${tip.x.toFixed(1)} ${tip.y.toFixed(1)}L${wing(-1)}`;
}

function drawArc(item, shape, width, dotted) {
  for (const part of ["halo", "line", "hit"]) item[part].setAttribute("d", shape.line);
  item.headA.setAttribute("d", shape.heads[0]);
  item.headB.setAttribute("d", shape.heads[1]);
  item.line.setAttribute("stroke-width", width.toFixed(1));
  item.line.setAttribute("stroke-dasharray", dashes(item.layer, width, shape.length, dotted));
  item.halo.setAttribute("stroke-width", (width + 9).toFixed(1));
  item.hit.setAttribute("stroke-width", Math.max(item.layer === "together" ? 9 : 13, width + 7).toFixed(1));
  Object.assign(item, { spot: shape.middle, points: shape.points, width });
}

function drawName(label, node, box, size) {
  label.style.display = box ? "" : "none";
  label.style.fontSize = `${size}px`;
  label.classList.toggle("docked", node.docked);
  if (!box) return;
  label.setAttribute("x", box.x.toFixed(1));
  label.setAttribute("y", box.y.toFixed(1));
}
