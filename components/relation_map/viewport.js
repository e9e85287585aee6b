// What part of the map is seen: zoom and pan by wheel, pointers, buttons and keys. The page's own scrolling stays free.

const SMALLEST = 0.7;
const LARGEST = 14;
const NARROW = 560; // pixels: below, the picture is drawn for a phone

class Viewport {
  constructor(stage, chart, buttons, onChange) {
    Object.assign(this, { stage, chart, buttons, onChange });
    this.view = { x: 0, y: 0, zoom: 1 };
    this.pointers = new Map();
    this.dragged = false;
    this.listen();
  }

  // `fit`: the box in map units that is shown at first; `extent`: the box that is drawn at all; `land`: what it shows.
  // A reader who has zoomed in stays there as long as the land is the same.
  setBoxes(fit, extent, land) {
    if (String(fit) === String(this.fit) && land === this.land) return;
    const stays = this.fit && this.width && land === this.land && !this.home;
    const scale = stays ? this.scaleAt(this.view.zoom) : 0;
    Object.assign(this, { fit, extent, land });
    cancelAnimationFrame(this.frame);
    this.view = stays ? { ...this.view, zoom: scale / this.scaleAt(1) } : this.start;
  }

  setSize(width, height) {
    const same = width === this.width && height === this.height;
    this.width = width;
    this.height = height;
    return !same;
  }

  // A height that suits both the picture and the page.
  heightFor(width) {
    const [left, top, right, bottom] = this.fit;
    const natural = ((width - 100) * (bottom - top)) / (right - left) + 80;
    // a network has no coasts to be recognised by: it takes the room that its names need
    if (this.roomy) return Math.round(Math.min(Math.max(natural, width * 0.46, 340), Math.max(width * 0.86, 420), 760));
    if (width < NARROW) return Math.round(Math.min(Math.max(natural, width * 0.7), width * 1.02));
    return Math.round(Math.min(Math.max(natural, width * 0.46, 380), width * (width < 900 ? 0.68 : 0.57), 660));
  }

  get narrow() {
    return this.width < NARROW;
  }

  get start() {
    const [left, top, right, bottom] = this.fit;
    return { x: (left + right) / 2, y: (top + bottom) / 2, zoom: 1 };
  }

  get home() {
    const { x, y } = this.start;
    return Math.abs(this.view.zoom - 1) < 0.01 && Math.hypot(this.view.x - x, this.view.y - y) < 1;
  }

  scaleAt(zoom) {
    const [left, top, right, bottom] = this.fit;
    const [aside, above] = this.narrow ? [26, 26] : [58, 40];
    return zoom * Math.min((this.width - 2 * aside) / (right - left), (this.height - 2 * above) / (bottom - top));
  }

  // Pixels of a map unit, and where map unit 0, 0 lies in the picture.
  get transform() {
    const scale = this.scaleAt(this.view.zoom);
    return { scale, x: this.width / 2 - this.view.x * scale, y: this.height / 2 - this.view.y * scale };
  }

  within({ x, y, zoom }) {
    const [left, top, right, bottom] = this.extent;
    return { x: Math.min(Math.max(x, left), right), y: Math.min(Math.max(y, top), bottom), zoom };
  }

  // The view after zooming; the place under `at` stays where it is.
  zoomed(factor, at = { x: this.width / 2, y: this.height / 2 }) {
    const zoom = Math.min(Math.max(this.view.zoom * factor, SMALLEST), LARGEST);
    const pull = 1 / this.scaleAt(this.view.zoom) - 1 / this.scaleAt(zoom);
    return this.within({
      x: this.view.x + (at.x - this.width / 2) * pull,
      y: this.view.y + (at.y - this.height / 2) * pull,
      zoom,
    });
  }

  panned(dx, dy) {
    const scale = this.scaleAt(this.view.zoom);
    return this.within({ ...this.view, x: this.view.x - dx / scale, y: this.view.y - dy / scale });
  }

  jump(view) {
    cancelAnimationFrame(this.frame);
    this.view = view;
    this.onChange();
  }

  glide(target) {
    if (matchMedia("(prefers-reduced-motion: reduce)").matches) {
      this.jump(target);
      return;
    }
    cancelAnimationFrame(this.frame);
    const from = { ...this.view };
    const began = performance.now();
    const step = (now) => {
      const part = Math.min(1, Math.max(0, (now - began) / 220));
      const ease = 1 - (1 - part) ** 3;
      this.view = {
        x: from.x + (target.x - from.x) * ease,
        y: from.y + (target.y - from.y) * ease,
        zoom: from.zoom * (target.zoom / from.zoom) ** ease,
      };
      this.onChange();
      if (part < 1) this.frame = requestAnimationFrame(step);
    };
    this.frame = requestAnimationFrame(step);
  }

  listen() {
    const { chart } = this;
    this.buttons.addEventListener("click", (event) => {
      const way = event.target.closest("button")?.dataset.zoom;
      if (way === "reset") this.glide(this.start);
      else if (way) this.glide(this.zoomed(way === "in" ? 1.6 : 1 / 1.6));
    });
    this.stage.addEventListener("keydown", (event) => this.key(event));
    chart.addEventListener("wheel", (event) => this.wheel(event), { passive: false });
    chart.addEventListener("pointerdown", (event) => this.press(event));
    chart.addEventListener("pointermove", (event) => this.drag(event));
    for (const name of ["pointerup", "pointercancel"]) chart.addEventListener(name, (event) => this.release(event));
    // the click that ends a drag is no pick
    chart.addEventListener(
      "click",
      (event) => {
        if (this.dragged) event.stopPropagation();
        this.dragged = false;
      },
      { capture: true },
    );
  }

  at(event) {
    const box = this.chart.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  }

  key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const ways = { ArrowLeft: [60, 0], ArrowRight: [-60, 0], ArrowUp: [0, 60], ArrowDown: [0, -60] };
    if (event.key === "+" || event.key === "=") this.glide(this.zoomed(1.6));
    else if (event.key === "-") this.glide(this.zoomed(1 / 1.6));
    else if (event.key === "0") this.glide(this.start);
    else if (ways[event.key] && this.view.zoom > 1.01) this.glide(this.panned(...ways[event.key]));
    else return;
    event.preventDefault();
  }

  // Without Ctrl the wheel scrolls the page, as everywhere else.
  wheel(event) {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    this.jump(this.zoomed(Math.exp(-event.deltaY * 0.0035), this.at(event)));
  }

  press(event) {
    if (event.button !== 0) return;
    this.dragged = false;
    this.pressed = this.at(event);
    this.pointers.set(event.pointerId, this.pressed);
  }

  drag(event) {
    const last = this.pointers.get(event.pointerId);
    if (!last) return;
    const now = this.at(event);
    const two = this.pointers.size > 1;
    if (event.pointerType === "touch" && !two && this.home) return; // one finger scrolls the page
    if (!this.dragged) {
      if (!two && Math.hypot(now.x - this.pressed.x, now.y - this.pressed.y) < 4) return;
      this.dragged = true;
      this.chart.setPointerCapture(event.pointerId);
      this.chart.classList.add("dragging");
    }
    const still = [...this.pointers].find(([id]) => id !== event.pointerId)?.[1];
    this.pointers.set(event.pointerId, now);
    this.jump(two ? this.pinched(still, last, now) : this.panned(now.x - last.x, now.y - last.y));
  }

  pinched(still, last, now) {
    const apart = (p) => Math.max(1, Math.hypot(p.x - still.x, p.y - still.y));
    return this.zoomed(apart(now) / apart(last), still);
  }

  release(event) {
    this.pointers.delete(event.pointerId);
    if (this.pointers.size === 0) this.chart.classList.remove("dragging");
  }

  stop() {
    cancelAnimationFrame(this.frame);
  }
}
