// The land under the arcs. It is large and seldom changes: what was sent once stays, for every map of the page.

const LANDS_KEPT = 8;
// What prevails in the ties of one country with another: cooperation, conflict, neither; and that country itself.
const TONES = ["plus", "minus", "even", "itself"];

function lands() {
  globalThis.relationMapLands ??= new Map();
  return globalThis.relationMapLands;
}

function keepLand(land) {
  lands().delete(land.id);
  lands().set(land.id, land);
  if (lands().size > LANDS_KEPT) lands().delete(lands().keys().next().value);
}

class Land {
  // `over(code, disputed, event)` is called as the pointer moves, `picked(code)` on a click.
  constructor(group, { over, picked }) {
    this.group = group;
    this.paths = new Map();
    group.addEventListener("click", (event) => picked(event.target.dataset.code));
    group.addEventListener("pointermove", ({ target, clientX, clientY }) =>
      over(target.dataset.code, target.dataset.disputed, { clientX, clientY }),
    );
    group.addEventListener("pointerleave", () => over());
  }

  // Returns whether the land of this id is at hand.
  draw(id) {
    if (id === this.id) return true;
    const land = lands().get(id);
    if (!land) return false;
    this.id = id;
    this.paths.clear();
    this.group.replaceChildren();
    for (const [code, d] of Object.entries(land.paths)) {
      const path = make("path", { d }, this.group);
      path.dataset.code = code;
      this.paths.set(code, path);
    }
    for (const [name, d] of land.disputed) {
      make("path", { d, class: "disputed" }, this.group).dataset.disputed = name;
    }
    return true;
  }

  colour(nodes) {
    const largest = Math.max(1, ...[...nodes.values()].map((row) => row.n));
    for (const [code, path] of this.paths) {
      const row = nodes.get(code);
      path.classList.toggle("country", Boolean(row));
      for (const tone of TONES) path.classList.toggle(`tone-${tone}`, row?.tone === tone);
      if (row) path.style.setProperty("--share", (row.share ?? Math.sqrt(row.n / largest)).toFixed(3));
    }
  }

  select(chosen) {
    for (const [code, path] of this.paths) path.classList.toggle("selected", code === chosen);
  }

  move({ scale, x, y }) {
    this.group.setAttribute("transform", `translate(${x.toFixed(2)} ${y.toFixed(2)}) scale(${scale.toFixed(5)})`);
  }
}
