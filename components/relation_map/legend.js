// The legend: what the lines mean, which layers are shown, how many an arc's width stands for.

class Legend {
  constructor(element, onChange) {
    this.element = element;
    this.onChange = onChange;
    this.hidden = new Set(["together"]);
  }

  // Draws anew only where what it says has changed, so that a button keeps the focus.
  draw({ arcs, together, unit, hidden, groups, network, ties }, size) {
    const open = JSON.stringify(hidden ?? ["together"]);
    if (open !== this.open) {
      this.open = open;
      this.hidden = new Set(JSON.parse(open));
    }
    const present = LAYERS.filter(({ sign }) =>
      sign === "together" ? together.length : arcs.some((row) => row.sign === sign),
    );
    const largest = Math.max(0, ...arcs.map((row) => row.n));
    const said = JSON.stringify([present, largest, unit, size, groups, open, ties]);
    if (said === this.said) return;
    this.said = said;
    this.element.replaceChildren(...present.map((layer) => this.button(layer, !network)));
    this.element.append(...(groups ?? []).map((group) => this.group(group)));
    if (ties) this.element.append(...this.tones(unit));
    if (largest) this.element.append(this.scale(largest, unit, size, !network));
  }

  // What the colours of a map of one country's ties mean.
  tones(unit) {
    const words = { plus: "+ cooperation prevails", minus: "− conflict prevails", even: "neither prevails" };
    const keys = Object.entries(words).map(([tone, text]) => {
      const entry = makeText("span", "", "tone");
      entry.append(makeText("i", "", `swatch tone-${tone}`), makeText("span", text));
      return entry;
    });
    return [...keys, makeText("span", `stronger colour: more ${unit}`, "tone")];
  }

  group({ group, name }) {
    const entry = makeText("span", "", `community group-${group}`);
    const key = make("svg", { viewBox: "-8 -8 16 16", "aria-hidden": "true" });
    make("path", { d: nodeOutline(SHAPES[group], 0, 0, 5.2), class: "dot" }, key);
    entry.append(key, makeText("span", name));
    return entry;
  }

  button({ sign, name, label }, dotted) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = name;
    button.title = "Show or hide this layer";
    const key = make("svg", { class: "key", viewBox: "0 0 32 12", "aria-hidden": "true" });
    make("path", { d: "M1 6H31", "stroke-dasharray": dashes(sign, 3.4, Infinity, dotted) }, key);
    button.append(key, makeText("span", label));
    const press = () => button.setAttribute("aria-pressed", String(!this.hidden.has(sign)));
    press();
    button.addEventListener("click", () => {
      if (!this.hidden.delete(sign)) this.hidden.add(sign);
      press();
      this.onChange();
    });
    return button;
  }

  scale(largest, unit, size, shaded) {
    const scale = makeText("span", "", "scale");
    const steps = [...new Set([1, Math.ceil(largest / 3), largest])];
    for (const n of steps) {
      const key = make("svg", { viewBox: "0 0 26 14", "aria-hidden": "true" });
      make("path", { d: "M1 7H25", "stroke-width": arcWidth(n, largest, size).toFixed(1) }, key);
      const number = n.toLocaleString("en");
      const step = document.createElement("span");
      step.append(key, makeText("span", n === largest ? `${number} ${n === 1 ? unit.replace(/s$/, "") : unit}` : number));
      scale.append(step);
    }
    if (!shaded) return scale;
    const shade = document.createElement("span");
    shade.append(makeText("i", "", "shade"), makeText("span", "more mentions"));
    scale.append(shade);
    return scale;
  }
}
