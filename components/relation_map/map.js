// The map in the browser: draws what Python sends, tells Python what was picked. Text only ever enters as textContent.

const SVG = "http://www.w3.org/2000/svg";
const LAYERS = {
  "+": { name: "plus", label: "Cooperation" },
  "-": { name: "minus", label: "Conflict" },
  "0": { name: "zero", label: "Neutral" },
  together: { name: "with", label: "Named together" },
};
const MAPS = new WeakMap();

function make(name, attributes = {}, parent = null) {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  if (parent) parent.append(element);
  return element;
}

function makeText(name, text, className = "") {
  const element = document.createElement(name);
  element.textContent = text;
  if (className) element.className = className;
  return element;
}

// Land is large and seldom changes: what was sent once stays, for every map of the page.
function lands() {
  globalThis.relationMapLands ??= new Map();
  return globalThis.relationMapLands;
}

function dashes(layer, width) {
  if (layer === "-") return `${Math.max(5, width * 1.5).toFixed(1)} ${Math.max(3, width * 0.75).toFixed(1)}`;
  if (layer === "together") return "0.1 4.5";
  return "none";
}

class RelationMap {
  constructor(root) {
    this.root = root.querySelector(".relation-map");
    this.stage = this.root.querySelector(".stage");
    this.chart = this.root.querySelector(".chart");
    this.tip = this.root.querySelector(".tip");
    this.legend = this.root.querySelector(".legend");
    this.layers = Object.fromEntries(
      ["land", "together", "arcs", "nodes", "labels"].map((name) => [name, this.root.querySelector(`g.${name}`)]),
    );
    this.shapes = new Map(); // code of a country -> its path
    this.drawn = new Map(); // id of an arc or node -> its elements
    this.hidden = new Set(["together"]);
    this.view = { x: 0, y: 0, zoom: 1 };
    this.pointers = new Map();
    this.listen();
    this.watch = new ResizeObserver(() => this.resize());
    this.watch.observe(this.stage);
    document.fonts?.ready.then(() => this.data && this.layout());
  }

  remove() {
    this.watch.disconnect();
    cancelAnimationFrame(this.frame);
  }

  // ---- what Python sent -------------------------------------------------------------------------------------------

  update(data, send) {
    this.send = send;
    if (data.land) this.keepLand(data.land);
    const land = lands().get(data.land_id);
    if (!land && this.asked !== data.land_id) {
      this.asked = data.land_id;
      send("land_missing", data.land_id);
    }
    const moved = !this.data || this.data.land_id !== data.land_id || String(this.data.fit) !== String(data.fit);
    this.data = data;
    this.selected = data.selected ?? null;
    if (land && this.landId !== data.land_id) this.drawLand(data.land_id, land);
    this.matchElements();
    this.drawLegend();
    this.chart.setAttribute("aria-label", data.alt);
    this.root.querySelector(".nothing").hidden = data.nodes.length > 0;
    this.resize();
    if (moved) this.reset();
    this.layout();
    this.paint();
  }

  keepLand(land) {
    lands().delete(land.id);
    lands().set(land.id, land);
    if (lands().size > 8) lands().delete(lands().keys().next().value);
  }

  drawLand(id, land) {
    this.landId = id;
    this.shapes.clear();
    this.layers.land.replaceChildren();
    for (const [code, d] of Object.entries(land.paths)) {
      const path = make("path", { d }, this.layers.land);
      path.dataset.code = code;
      this.shapes.set(code, path);
    }
    for (const [name, d] of land.disputed) {
      make("path", { d, class: "disputed" }, this.layers.land).dataset.disputed = name;
    }
  }

  // Elements are kept by id from one run to the next, so that nothing flickers and the focus stays where it is.
  matchElements() {
    const { arcs, together, nodes } = this.data;
    const heaviest = (a, b) => b.n - a.n || (a.id < b.id ? -1 : 1);
    const wanted = [
      ...[...together].sort(heaviest).map((row) => ["together", "together", row]),
      ...[...arcs].sort(heaviest).map((row) => ["arcs", row.sign, row]),
      ...[...nodes].sort(heaviest).map((row) => ["nodes", null, row]),
    ];
    const ids = new Set(wanted.map(([, , row]) => row.id));
    for (const [id, item] of this.drawn) {
      if (ids.has(id)) continue;
      item.group.remove();
      item.label?.remove();
      this.drawn.delete(id);
    }
    for (const [place, layer, row] of wanted) {
      const item = this.drawn.get(row.id) ?? this.makeItem(row.id, place, layer);
      item.row = row;
      const words = [row.title ?? row.name, ...row.lines];
      item.group.setAttribute("aria-label", words.join(", "));
      item.words = words;
      if (item.label) item.label.textContent = row.name;
    }
    this.nodes = new Map(nodes.map((row) => [row.iso3, row]));
    this.colourCountries(nodes);
  }

  makeItem(id, place, layer) {
    const kind = layer === null ? "node" : `arc ${LAYERS[layer].name}`;
    const group = make("g", { class: kind, tabindex: "0", role: "button" }, this.layers[place]);
    const item = { group, layer };
    if (layer === null) {
      item.lead = make("path", { class: "lead" }, group);
      item.reach = make("circle", { class: "reach" }, group);
      item.ring = make("circle", { class: "ring" }, group);
      item.dot = make("circle", { class: "dot" }, group);
      item.way = make("path", { class: "way" }, group);
      item.label = make("text", {}, this.layers.labels);
    } else {
      for (const part of ["halo", "line"]) item[part] = make("path", { class: part }, group);
      item.heads = [make("path", { class: "head" }, group), make("path", { class: "head" }, group)];
      item.hit = make("path", { class: "hit" }, group);
    }
    group.addEventListener("click", () => this.pick(id));
    group.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      this.pick(id);
    });
    group.addEventListener("pointermove", (event) => this.showTip(item.words, event));
    group.addEventListener("pointerleave", () => this.hideTip());
    group.addEventListener("focus", () => group.matches(":focus-visible") && this.showTip(item.words, null, item));
    group.addEventListener("blur", () => this.hideTip());
    this.drawn.set(id, item);
    return item;
  }

  colourCountries(nodes) {
    const largest = Math.max(1, ...nodes.map((row) => row.n));
    for (const [code, path] of this.shapes) {
      const row = this.nodes.get(code);
      path.classList.toggle("country", Boolean(row));
      if (row) path.style.setProperty("--share", Math.sqrt(row.n / largest).toFixed(3));
    }
  }

  pick(id) {
    this.selected = this.selected === id ? null : id;
    this.paint();
    this.send("pick", id);
  }

  // Selection changes classes alone: nothing is drawn anew.
  paint() {
    const item = this.drawn.get(this.selected);
    const code = item && item.layer === null ? item.row.iso3 : null;
    const near = new Set();
    for (const [id, other] of this.drawn) {
      const { row, layer, group } = other;
      const on = id === this.selected || (code !== null && layer !== null && (row.a === code || row.b === code));
      group.classList.toggle("selected", on);
      group.setAttribute("aria-pressed", String(id === this.selected));
      if (on && layer !== null) near.add(row.a).add(row.b);
    }
    this.chart.classList.toggle("picked", Boolean(item));
    if (code) near.add(code);
    for (const { row, label } of this.drawn.values()) label?.classList.toggle("apart", !near.has(row.iso3));
    for (const [iso3, path] of this.shapes) path.classList.toggle("selected", iso3 === code);
  }

  // ---- where things stand -----------------------------------------------------------------------------------------

  resize() {
    const width = this.stage.clientWidth;
    if (!width || !this.data) return;
    const height = Math.round(width < 560 ? width * 1.02 : Math.min(Math.max(width * 0.56, 380), 660));
    if (width === this.width && height === this.height) return;
    this.width = width;
    this.height = height;
    this.chart.setAttribute("viewBox", `0 0 ${width} ${height}`);
    this.layout();
  }

  get narrow() {
    return this.width < 560;
  }

  // Pixels a map unit where the whole picture is shown.
  get fitted() {
    const [left, top, right, bottom] = this.data.fit;
    const [aside, above] = this.narrow ? [26, 26] : [58, 40];
    return Math.min((this.width - 2 * aside) / (right - left), (this.height - 2 * above) / (bottom - top));
  }

  reset() {
    const [left, top, right, bottom] = this.data.fit;
    this.view = { x: (left + right) / 2, y: (top + bottom) / 2, zoom: 1 };
  }

  layout() {
    if (!this.width || !this.data) return;
    const scale = this.fitted * this.view.zoom;
    const shiftX = this.width / 2 - this.view.x * scale;
    const shiftY = this.height / 2 - this.view.y * scale;
    this.layers.land.setAttribute(
      "transform",
      `translate(${shiftX.toFixed(2)} ${shiftY.toFixed(2)}) scale(${scale.toFixed(5)})`,
    );
    const spots = this.placeNodes(scale, shiftX, shiftY);
    const points = this.placeArcs(spots);
    this.placeNames([...spots.values()], points);
    const home = this.isHome();
    this.chart.classList.toggle("moved", !home);
    this.root.querySelector("[data-zoom=reset]").disabled = home;
  }

  isHome() {
    const [left, top, right, bottom] = this.data.fit;
    const { x, y, zoom } = this.view;
    return Math.abs(zoom - 1) < 0.01 && Math.hypot(x - (left + right) / 2, y - (top + bottom) / 2) < 1;
  }

  placeNodes(scale, shiftX, shiftY) {
    const largest = Math.max(1, ...this.data.nodes.map((row) => row.n));
    const nodes = this.data.nodes.map((row) => ({
      id: row.id,
      iso3: row.iso3,
      weight: row.n,
      x: row.x * scale + shiftX,
      y: row.y * scale + shiftY,
      r: nodeRadius(row.n, largest, this.narrow),
    }));
    const inset = { left: 34, right: this.narrow ? 34 : 58, top: 22, bottom: 34 };
    const spots = new Map();
    for (const node of settle(nodes, this.width, this.height, inset)) {
      spots.set(node.iso3, node);
      this.drawNode(this.drawn.get(node.id), node);
    }
    return spots;
  }

  drawNode(item, node) {
    for (const [part, radius] of [["dot", node.r], ["ring", node.r + 4], ["reach", Math.max(12, node.r + 4)]]) {
      item[part].setAttribute("cx", node.x.toFixed(1));
      item[part].setAttribute("cy", node.y.toFixed(1));
      item[part].setAttribute("r", radius.toFixed(1));
    }
    item.spot = node;
    item.group.classList.toggle("docked", node.docked);
    const off = Math.hypot(node.trueX - node.x, node.trueY - node.y);
    const led = !node.docked && off > node.r + 2;
    item.lead.setAttribute("d", led ? `M${node.x} ${node.y}L${node.trueX} ${node.trueY}` : "");
    item.way.setAttribute("d", node.docked ? this.wayOut(node, off) : "");
  }

  // A small chevron beside a node at the edge says where its country lies.
  wayOut(node, off) {
    const ux = (node.trueX - node.x) / off;
    const uy = (node.trueY - node.y) / off;
    const tip = { x: node.x + ux * (node.r + 10), y: node.y + uy * (node.r + 10) };
    const wing = (side) =>
      `${(tip.x - ux * 4 - side * uy * 4).toFixed(1)} ${(tip.y - uy * 4 + side * ux * 4).toFixed(1)}`;
    return `M${wing(1)}L${tip.x.toFixed(1)} ${tip.y.toFixed(1)}L${wing(-1)}`;
  }

  placeArcs(spots) {
    const points = [];
    const largest = Math.max(1, ...this.data.arcs.map((row) => row.n));
    for (const item of this.drawn.values()) {
      if (item.layer === null) continue;
      const { row, layer } = item;
      const width = layer === "together" ? 1.8 : arcWidth(row.n, largest, this.narrow);
      const shape = arcShape(spots.get(row.a), spots.get(row.b), {
        lane: LANES[layer],
        width,
        headFrom: Boolean(row.head_a),
        headTo: Boolean(row.head_b),
      });
      item.middle = shape.middle;
      for (const part of ["halo", "line", "hit"]) item[part].setAttribute("d", shape.line);
      item.line.setAttribute("stroke-width", width.toFixed(1));
      item.line.setAttribute("stroke-dasharray", dashes(layer, width));
      item.halo.setAttribute("stroke-width", (width + 9).toFixed(1));
      item.hit.setAttribute("stroke-width", Math.max(layer === "together" ? 9 : 14, width + 6).toFixed(1));
      item.heads.forEach((head, end) => head.setAttribute("d", shape.heads[end]));
      if (this.hidden.has(layer)) continue;
      for (let t = 0.04; t < 0.97; t += 0.04) points.push(pointAt(shape.curve, t));
    }
    return points;
  }

  placeNames(nodes, points) {
    const size = this.narrow ? 12 : 13;
    const pen = (this.pen ??= document.createElement("canvas").getContext("2d"));
    pen.font = `600 ${size}px ${getComputedStyle(this.root).fontFamily}`;
    const sizes = new Map(
      nodes.map((node) => {
        const { row } = this.drawn.get(node.id);
        return [node.id, { width: pen.measureText(row.name).width + 6, height: size + 4 }];
      }),
    );
    const placed = placeLabels(nodes, sizes, points, this.width, this.height);
    for (const node of nodes) {
      const { label } = this.drawn.get(node.id);
      const box = placed.get(node.id);
      label.style.display = box ? "" : "none";
      label.style.fontSize = `${size}px`;
      label.classList.toggle("docked", node.docked);
      if (!box) continue;
      label.setAttribute("x", box.x.toFixed(1));
      label.setAttribute("y", box.y.toFixed(1));
    }
  }

  // ---- zoom and pan -----------------------------------------------------------------------------------------------

  zoomBy(factor, at = { x: this.width / 2, y: this.height / 2 }) {
    const before = this.fitted * this.view.zoom;
    const zoom = Math.min(Math.max(this.view.zoom * factor, 0.7), 14);
    const after = this.fitted * zoom;
    // the place under the pointer stays where it is
    const x = this.view.x + (at.x - this.width / 2) * (1 / before - 1 / after);
    const y = this.view.y + (at.y - this.height / 2) * (1 / before - 1 / after);
    return this.within({ x, y, zoom });
  }

  within({ x, y, zoom }) {
    const [left, top, right, bottom] = this.data.extent;
    return { x: Math.min(Math.max(x, left), right), y: Math.min(Math.max(y, top), bottom), zoom };
  }

  moveTo(target) {
    cancelAnimationFrame(this.frame);
    const start = { ...this.view };
    const began = performance.now();
    const time = matchMedia("(prefers-reduced-motion: reduce)").matches ? 0 : 220;
    const step = (now) => {
      const part = time === 0 ? 1 : Math.min(1, Math.max(0, (now - began) / time));
      const ease = 1 - (1 - part) ** 3;
      this.view = {
        x: start.x + (target.x - start.x) * ease,
        y: start.y + (target.y - start.y) * ease,
        zoom: start.zoom * (target.zoom / start.zoom) ** ease,
      };
      this.layout();
      if (part < 1) this.frame = requestAnimationFrame(step);
    };
    this.frame = requestAnimationFrame(step);
  }

  pan(dx, dy) {
    const scale = this.fitted * this.view.zoom;
    return this.within({ ...this.view, x: this.view.x - dx / scale, y: this.view.y - dy / scale });
  }

  home() {
    const [left, top, right, bottom] = this.data.fit;
    this.moveTo({ x: (left + right) / 2, y: (top + bottom) / 2, zoom: 1 });
  }

  listen() {
    const { chart } = this;
    this.root.querySelector(".zoom").addEventListener("click", (event) => {
      const way = event.target.closest("button")?.dataset.zoom;
      if (way === "reset") this.home();
      else if (way) this.moveTo(this.zoomBy(way === "in" ? 1.6 : 1 / 1.6));
    });
    this.stage.addEventListener("keydown", (event) => this.key(event));
    // without Ctrl the wheel scrolls the page, as everywhere else
    chart.addEventListener(
      "wheel",
      (event) => {
        if (!event.ctrlKey && !event.metaKey) return;
        event.preventDefault();
        cancelAnimationFrame(this.frame);
        this.view = this.zoomBy(Math.exp(-event.deltaY * 0.0035), this.at(event));
        this.layout();
      },
      { passive: false },
    );
    chart.addEventListener("pointerdown", (event) => this.press(event));
    chart.addEventListener("pointermove", (event) => this.drag(event));
    for (const name of ["pointerup", "pointercancel", "lostpointercapture"]) {
      chart.addEventListener(name, (event) => this.release(event));
    }
    chart.addEventListener(
      "click",
      (event) => {
        if (!this.dragged) return;
        event.stopPropagation();
        this.dragged = false;
      },
      { capture: true },
    );
    this.layers.land.addEventListener("click", (event) => {
      const row = this.nodes?.get(event.target.dataset.code);
      if (row) this.pick(row.id);
    });
    this.layers.land.addEventListener("pointermove", (event) => {
      const { code, disputed } = event.target.dataset;
      const row = this.nodes?.get(code);
      if (row) this.showTip([row.name, ...row.lines], event);
      else if (disputed) this.showTip([disputed, "disputed area"], event);
      else this.hideTip();
    });
    this.layers.land.addEventListener("pointerleave", () => this.hideTip());
  }

  key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const ways = { ArrowLeft: [60, 0], ArrowRight: [-60, 0], ArrowUp: [0, 60], ArrowDown: [0, -60] };
    if (event.key === "+" || event.key === "=") this.moveTo(this.zoomBy(1.6));
    else if (event.key === "-") this.moveTo(this.zoomBy(1 / 1.6));
    else if (event.key === "0") this.home();
    else if (event.key === "Escape") this.hideTip();
    else if (ways[event.key] && this.view.zoom > 1.01) this.moveTo(this.pan(...ways[event.key]));
    else return;
    if (event.key !== "Escape") event.preventDefault();
  }

  at(event) {
    const box = this.chart.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  }

  press(event) {
    if (event.button !== 0) return;
    this.dragged = false;
    this.pointers.set(event.pointerId, this.at(event));
    this.pressed = this.at(event);
  }

  drag(event) {
    const last = this.pointers.get(event.pointerId);
    if (!last) return;
    const now = this.at(event);
    const scrolls = event.pointerType === "touch" && this.pointers.size === 1 && this.isHome();
    const far = Math.hypot(now.x - this.pressed.x, now.y - this.pressed.y) > 4 || this.pointers.size > 1;
    if (scrolls || (!this.dragged && !far)) return;
    if (!this.dragged) {
      this.dragged = true;
      cancelAnimationFrame(this.frame);
      this.chart.setPointerCapture(event.pointerId);
      this.chart.classList.add("dragging");
      this.hideTip();
    }
    if (this.pointers.size === 1) this.view = this.pan(now.x - last.x, now.y - last.y);
    else this.pinch(event.pointerId, last, now);
    this.pointers.set(event.pointerId, now);
    this.layout();
  }

  pinch(id, last, now) {
    const [, still] = [...this.pointers].find(([other]) => other !== id);
    const apart = (p) => Math.max(1, Math.hypot(p.x - still.x, p.y - still.y));
    this.view = this.zoomBy(apart(now) / apart(last), still);
  }

  release(event) {
    this.pointers.delete(event.pointerId);
    if (this.pointers.size === 0) this.chart.classList.remove("dragging");
  }

  // ---- tooltip and legend -----------------------------------------------------------------------------------------

  showTip(words, event, item = null) {
    if (this.dragged && this.pointers.size) return;
    const [title, ...lines] = words;
    this.tip.replaceChildren(makeText("b", title), ...lines.map((line) => makeText("span", line)));
    this.tip.classList.add("shown");
    const at = event ? this.at(event) : (item.spot ?? item.middle);
    const { offsetWidth, offsetHeight } = this.tip;
    const left = at.x + 16 + offsetWidth > this.width ? at.x - 14 - offsetWidth : at.x + 16;
    const top = at.y + 16 + offsetHeight > this.height ? at.y - 12 - offsetHeight : at.y + 16;
    this.tip.style.transform = `translate(${Math.max(4, left)}px, ${Math.max(4, top)}px)`;
  }

  hideTip() {
    this.tip.classList.remove("shown");
  }

  drawLegend() {
    const { arcs, together, unit } = this.data;
    const present = Object.keys(LAYERS).filter((layer) =>
      layer === "together" ? together.length : arcs.some((row) => row.sign === layer),
    );
    const shown = JSON.stringify([present, unit, Math.max(0, ...arcs.map((row) => row.n))]);
    if (shown === this.legendShown) return;
    this.legendShown = shown;
    this.legend.replaceChildren(...present.map((layer) => this.layerButton(layer)));
    if (arcs.length) this.legend.append(this.scale(Math.max(...arcs.map((row) => row.n)), unit));
    this.applyLayers();
  }

  layerButton(layer) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = LAYERS[layer].name;
    const key = make("svg", { class: "key", viewBox: "0 0 32 12", "aria-hidden": "true" });
    make("path", { d: "M1 6H31", "stroke-dasharray": dashes(layer, 3.4) }, key);
    button.append(key, makeText("span", LAYERS[layer].label));
    button.title = "Show or hide this layer";
    button.setAttribute("aria-pressed", String(!this.hidden.has(layer)));
    button.addEventListener("click", () => {
      if (!this.hidden.delete(layer)) this.hidden.add(layer);
      button.setAttribute("aria-pressed", String(!this.hidden.has(layer)));
      this.applyLayers();
      this.layout();
    });
    return button;
  }

  applyLayers() {
    for (const [layer, { name }] of Object.entries(LAYERS)) {
      this.chart.classList.toggle(`hide-${name}`, this.hidden.has(layer));
    }
  }

  scale(largest, unit) {
    const scale = makeText("span", "", "scale");
    const steps = [...new Set([1, Math.ceil(largest / 3), largest])];
    steps.forEach((n, index) => {
      const step = document.createElement("span");
      const key = make("svg", { viewBox: "0 0 26 14", "aria-hidden": "true" });
      make("path", { d: "M1 7H25", "stroke-width": arcWidth(n, largest, this.narrow).toFixed(1) }, key);
      const last = index === steps.length - 1;
      step.append(key, makeText("span", last ? `${n.toLocaleString("en")} ${unit}` : n.toLocaleString("en")));
      scale.append(step);
    });
    const shade = document.createElement("span");
    shade.append(makeText("i", "", "shade"), makeText("span", "mentions"));
    scale.append(shade);
    return scale;
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
