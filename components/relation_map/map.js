// The map in the browser: draws what Python sends, tells Python what was picked.

const MAPS = new WeakMap();
// left, top, right, bottom: where nodes from outside the picture stand, clear of the zoom buttons
const INSET = [34, 24, 78, 34];
const INSET_NARROW = [34, 24, 34, 34];

class RelationMap {
  constructor(root) {
    this.root = root.querySelector(".relation-map");
    this.stage = this.root.querySelector(".stage");
    this.chart = this.root.querySelector(".chart");
    this.zoom = this.root.querySelector(".zoom");
    this.groups = Object.fromEntries(
      ["together", "arcs", "nodes", "labels"].map((name) => [name, this.root.querySelector(`g.${name}`)]),
    );
    this.items = new Map(); // id of an arc or a node -> its elements
    this.nodes = new Map(); // code of a country -> its row
    this.tooltip = new Tooltip(this.root.querySelector(".tip"), this.stage);
    this.viewport = new Viewport(this.stage, this.chart, this.zoom, () => this.layout());
    this.legend = new Legend(this.root.querySelector(".legend"), () => this.layout());
    this.land = new Land(this.root.querySelector("g.land"), {
      over: (code, disputed, event) => this.overLand(code, disputed, event),
      picked: (code) => this.nodes.has(code) && this.pick(this.nodes.get(code).id),
    });
    this.stage.addEventListener("keydown", (event) => event.key === "Escape" && this.tooltip.hide());
    for (const name of ["together", "arcs"]) this.listenToArcs(this.groups[name]);
    this.watch = new ResizeObserver(() => this.resize());
    this.watch.observe(this.stage);
    document.fonts?.ready.then(() => this.layout());
  }

  remove() {
    this.watch.disconnect();
    this.viewport.stop();
  }

  update(data, send) {
    this.send = send;
    this.data = data;
    this.selected = data.selected ?? null;
    this.nodes = new Map(data.nodes.map((row) => [row.key, row]));
    if (data.land) keepLand(data.land);
    if (!this.land.draw(data.land_id) && this.asked !== data.land_id) {
      this.asked = data.land_id;
      send("land_missing", data.land_id);
    }
    this.root.classList.toggle("network", Boolean(data.network));
    this.land.colour(this.nodes);
    this.viewport.roomy = Boolean(data.network);
    this.viewport.setBoxes(data.fit, data.extent, data.land_id);
    this.matchItems();
    this.chart.setAttribute("aria-label", data.alt);
    this.root.querySelector(".nothing").hidden = data.nodes.length > 0;
    this.resize();
    this.layout();
    this.paint();
  }

  // ---- elements: kept by id from one run to the next, so that nothing flickers and the focus stays ------------------

  matchItems() {
    const { arcs, together, nodes } = this.data;
    const heaviest = (a, b) => b.n - a.n || (a.id < b.id ? -1 : 1);
    const wanted = [
      ...[...together].sort(heaviest).map((row) => ["together", "together", row]),
      ...[...arcs].sort(heaviest).map((row) => ["arcs", row.sign, row]),
      ...[...nodes].sort(heaviest).map((row) => ["nodes", null, row]),
    ];
    const groups = new Map(wanted.map(([, , row]) => [row.id, row.group]));
    for (const [id, item] of this.items) {
      if (groups.has(id) && groups.get(id) === item.community) continue;
      item.group.remove();
      item.label?.remove();
      this.items.delete(id);
    }
    for (const [place, layer, row] of wanted) {
      if (!this.items.has(row.id)) this.items.set(row.id, this.makeItem(row, place, layer));
      const item = this.items.get(row.id);
      item.row = row;
      item.words = [row.title ?? row.name, ...row.lines];
      item.group.setAttribute("aria-label", item.words.join(", "));
      if (item.label) item.label.textContent = row.label ?? row.name;
    }
  }

  makeItem({ id, group: community }, place, layer) {
    const grouped = community !== null && community !== undefined;
    const kind = layer === null ? `node${grouped ? ` group-${community}` : ""}` : `arc ${LAYERS.find(({ sign }) => sign === layer).name}`;
    const group = make("g", { class: kind, tabindex: "0", role: "button" }, this.groups[place]);
    group.dataset.id = id;
    const item = { group, layer, community };
    const parts = layer === null ? (grouped ? GROUP_PARTS : NODE_PARTS) : ARC_PARTS;
    for (const [part, name] of parts) item[part] = make(name, { class: part.replace(/[AB]$/, "") }, group);
    if (layer === null) item.label = make("text", {}, this.groups.labels);
    if (layer === null) {
      group.addEventListener("click", () => this.pick(id));
      group.addEventListener("pointermove", (event) => this.tell(item.words, this.viewport.at(event)));
      group.addEventListener("pointerleave", () => this.tooltip.hide());
    }
    group.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      this.pick(id);
    });
    group.addEventListener("focus", () => group.matches(":focus-visible") && this.tell(item.words, item.spot));
    group.addEventListener("blur", () => this.tooltip.hide());
    return item;
  }

  // Arcs run close together: the pointer means the one whose edge is nearest, not the one drawn last.
  listenToArcs(group) {
    const aim = (event) => {
      const under = event.target.closest(".arc");
      if (event.type === "click" && event.detail === 0) return under; // pressed by assistive technology: no place
      return this.nearestArc(this.viewport.at(event)) ?? under;
    };
    group.addEventListener("click", (event) => this.pick(aim(event).dataset.id));
    group.addEventListener("pointermove", (event) => {
      const arc = aim(event);
      this.light(arc);
      this.tell(this.items.get(arc.dataset.id).words, this.viewport.at(event));
    });
    group.addEventListener("pointerleave", () => {
      this.light(null);
      this.tooltip.hide();
    });
  }

  nearestArc(at) {
    let nearest = null;
    let least = Infinity;
    for (const { layer, points, width, group } of this.items.values()) {
      if (layer === null || this.legend.hidden.has(layer)) continue;
      const distance = distanceTo(at, points, width);
      if (distance < least) [nearest, least] = [group, distance];
    }
    return nearest;
  }

  light(arc) {
    if (arc === this.lit) return;
    this.lit?.classList.remove("near");
    arc?.classList.add("near");
    this.lit = arc;
  }

  tell(words, at) {
    if (this.viewport.dragged) this.tooltip.hide();
    else this.tooltip.show(words, at);
  }

  overLand(code, disputed, event) {
    const row = this.nodes.get(code);
    if (row) this.tell([row.name, ...row.lines], this.viewport.at(event));
    else if (disputed) this.tell([disputed, "disputed area"], this.viewport.at(event));
    else this.tooltip.hide();
  }

  // ---- selection: classes alone, nothing is drawn anew ---------------------------------------------------------------

  pick(id) {
    this.selected = this.selected === id ? null : id;
    this.paint();
    this.send("pick", id);
  }

  paint() {
    const chosen = this.items.get(this.selected);
    const code = chosen?.layer === null ? chosen.row.key : null;
    const near = new Set([code]);
    for (const [id, { row, layer, group }] of this.items) {
      const on = id === this.selected || (layer !== null && code !== null && (row.a === code || row.b === code));
      group.classList.toggle("selected", on);
      group.setAttribute("aria-pressed", String(id === this.selected));
      if (on && layer !== null) near.add(row.a).add(row.b);
    }
    for (const { row, label } of this.items.values()) label?.classList.toggle("apart", !near.has(row.key));
    this.chart.classList.toggle("picked", Boolean(chosen));
    this.land.select(code);
  }

  // ---- layout: everything but the land is drawn in pixels, so that zooming spreads it out -----------------------------

  resize() {
    const width = this.stage.clientWidth;
    if (!width || !this.data) return;
    const height = this.viewport.heightFor(width);
    if (!this.viewport.setSize(width, height)) return;
    this.chart.setAttribute("viewBox", `0 0 ${width} ${height}`);
    this.layout();
  }

  layout() {
    const { viewport } = this;
    if (!viewport.width || !this.data) return;
    this.legend.draw(this.data, drawingSize(viewport.width));
    for (const { sign, name } of LAYERS) this.chart.classList.toggle(`hide-${name}`, this.legend.hidden.has(sign));
    this.land.move(viewport.transform);
    const spots = this.placeNodes(viewport.transform);
    const points = this.placeArcs(spots);
    this.placeNames([...spots.values()], points);
    this.chart.classList.toggle("moved", !viewport.home);
    this.zoom.querySelector("[data-zoom=reset]").disabled = viewport.home;
  }

  placeNodes({ scale, x, y }) {
    const { width, height, narrow } = this.viewport;
    const { network } = this.data;
    const largest = Math.max(1, ...this.data.nodes.map((row) => row.n));
    const nodes = this.data.nodes.map((row) => ({
      id: row.id,
      key: row.key,
      name: row.label ?? row.name,
      group: row.group,
      weight: row.n,
      x: row.x * scale + x,
      y: row.y * scale + y,
      r: nodeRadius(row.n, largest, drawingSize(width)),
    }));
    const linked = this.linked();
    // no arc between them, an arc, both at the edge; a network has been spread before it came here
    const beside = network ? [6, 6, 6] : narrow ? [12, 30, 40] : [16, 46, 60];
    const room = (a, b) => beside[a.docked && b.docked ? 2 : Number(linked.has(`${a.key}-${b.key}`))];
    const spots = settle(nodes, { width, height, inset: narrow ? INSET_NARROW : INSET, room, linked, docks: !network });
    for (const node of spots) {
      const item = this.items.get(node.id);
      drawNode(item, node);
      item.words = [item.row.name, ...item.row.lines, ...(node.docked ? ["lies outside this view"] : [])];
      item.group.setAttribute("aria-label", item.words.join(", "));
    }
    return new Map(spots.map((node) => [node.key, node]));
  }

  // The countries that an arc of a shown layer touches (AFG), and the pairs it joins, both ways round (AFG-TJK).
  linked() {
    // of a country's ties none is left out of sight
    const codes = new Set(this.data.ties ? this.data.nodes.map(({ key }) => key) : []);
    for (const { layer, row } of this.items.values()) {
      if (layer === null || this.legend.hidden.has(layer)) continue;
      codes.add(row.a).add(row.b).add(`${row.a}-${row.b}`).add(`${row.b}-${row.a}`);
    }
    return codes;
  }

  // Returns points along the arcs that are shown, for the names to keep clear of.
  placeArcs(spots) {
    const largest = Math.max(1, ...this.data.arcs.map((row) => row.n));
    const most = Math.max(1, ...this.data.together.map((row) => row.n));
    const { network } = this.data;
    const points = [];
    for (const item of this.items.values()) {
      if (item.layer === null) continue;
      const { row, layer } = item;
      const size = drawingSize(this.viewport.width);
      const tie = network ? 0.8 + 4.2 * (row.n / most) ** 0.7 : 2.1;
      const width = layer === "together" ? tie : arcWidth(row.n, largest, size);
      const ends = { lane: LANES[layer], width, headFrom: Boolean(row.head_a), headTo: Boolean(row.head_b) };
      const shape = arcShape(spots.get(row.a), spots.get(row.b), ends);
      drawArc(item, shape, width, !network);
      if (!this.legend.hidden.has(layer)) points.push(...shape.points);
    }
    return points;
  }

  placeNames(nodes, points) {
    const { width, height, narrow } = this.viewport;
    const size = narrow ? 12 : 13;
    this.pen ??= document.createElement("canvas").getContext("2d");
    this.pen.font = `600 ${size}px ${getComputedStyle(this.root).fontFamily}`;
    const measure = ({ name }) => ({ width: this.pen.measureText(name).width + 6, height: size + 4 });
    const sizes = new Map(nodes.map((node) => [node.id, measure(node)]));
    const { offsetLeft: left, offsetTop: top, offsetWidth, offsetHeight } = this.zoom;
    const kept = [{ left, top, right: left + offsetWidth, bottom: top + offsetHeight }];
    const placed = placeLabels(nodes, sizes, { points, kept, width, height });
    for (const node of nodes) drawName(this.items.get(node.id).label, node, placed.get(node.id), size);
  }
}

export default function ({ data, parentElement, setTriggerValue }) {
  if (!data) return undefined;
  let map = MAPS.get(parentElement);
  if (!map) {
    map = new RelationMap(parentElement);
    MAPS.set(parentElement, map);
  }
  map.update(data, setTriggerValue);
  return () => {
    map.remove();
    MAPS.delete(parentElement);
  };
}
