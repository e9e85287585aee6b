// Saves what a chart or the map shows as SVG or PNG: its drawing as the browser has it, colours and type written into it.

const STYLES = [
  "fill", "fill-opacity", "stroke", "stroke-opacity", "stroke-width", "stroke-dasharray", "stroke-linecap",
  "stroke-linejoin", "opacity", "visibility", "font-family", "font-size", "font-weight", "font-style", "text-anchor",
  "dominant-baseline", "paint-order", "vector-effect", "letter-spacing",
];
const FONT = "app/static/inter-latin.woff2";
const SCALE = 2; // pixels of a PNG for each pixel on the screen
const SVG = "http://www.w3.org/2000/svg";

// Colours that were mixed come back in a form that few other programs read.
function plainColour(value) {
  return value.replace(/color\(srgb ([\d.e-]+) ([\d.e-]+) ([\d.e-]+)(?: \/ ([\d.]+))?\)/g, (_, red, green, blue, alpha) => {
    const parts = [red, green, blue].map((part) => Math.round(Number(part) * 255));
    return `rgba(${parts.join(", ")}, ${alpha ?? 1})`;
  });
}

function withStyles(source) {
  const copy = source.cloneNode(true);
  const from = [source, ...source.querySelectorAll("*")];
  const to = [copy, ...copy.querySelectorAll("*")];
  const hidden = [];
  from.forEach((element, index) => {
    const shown = getComputedStyle(element);
    if (shown.display === "none") hidden.push(to[index]);
    for (const name of STYLES) {
      const value = shown.getPropertyValue(name);
      if (value) to[index].style.setProperty(name, plainColour(value));
    }
    for (const name of ["class", "tabindex", "role", "aria-label", "data-id"]) to[index].removeAttribute(name);
  });
  hidden.forEach((element) => element.remove());
  return copy;
}

// The drawings of Plotly lie one over the other; that of the map is inside its component.
function drawings(target) {
  const place = document.querySelector(`.${CSS.escape(target)}`);
  const layers = [...(place?.querySelectorAll(".js-plotly-plot svg.main-svg") ?? [])];
  if (layers.length) return layers;
  const hosts = [...(place?.querySelectorAll("*") ?? [])].filter((element) => element.shadowRoot);
  return hosts.flatMap((host) => [...host.shadowRoot.querySelectorAll("svg.chart")]);
}

function background(element) {
  for (let at = element; at; at = at.parentElement ?? at.getRootNode().host) {
    const colour = at instanceof Element ? getComputedStyle(at).backgroundColor : "";
    if (colour && !/^(transparent|rgba\(0, 0, 0, 0\))$/.test(colour)) return plainColour(colour);
  }
  return "#ffffff";
}

async function font() {
  try {
    const bytes = new Uint8Array(await (await fetch(new URL(FONT, document.baseURI.replace(/[^/]*$/, "")))).arrayBuffer());
    const text = bytes.reduce((all, byte) => all + String.fromCharCode(byte), "");
    return `@font-face { font-family: Inter; font-weight: 100 900; src: url(data:font/woff2;base64,${btoa(text)}); }`;
  } catch {
    return "";
  }
}

function element(name, attributes, text = "") {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.textContent = text;
  return made;
}

async function picture(data) {
  const layers = drawings(data.target);
  if (!layers.length) throw new Error("nothing is drawn");
  const box = layers[0].getBoundingClientRect();
  const [width, height] = [Math.ceil(box.width), Math.ceil(box.height)];
  const whole = element("svg", { xmlns: SVG, width, height, viewBox: `0 0 ${width} ${height}` });
  whole.append(element("title", {}, data.title), element("desc", {}, data.about));
  whole.append(element("style", {}, await font()));
  whole.append(element("rect", { width, height, fill: background(layers[0]) }));
  for (const layer of layers) {
    const own = layer.getBoundingClientRect();
    const copy = withStyles(layer);
    for (const [key, value] of Object.entries({ x: own.x - box.x, y: own.y - box.y, width: own.width, height: own.height })) {
      copy.setAttribute(key, value);
    }
    whole.append(copy);
  }
  return { width, height, text: new XMLSerializer().serializeToString(whole) };
}

async function asPng({ width, height, text }) {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [width * SCALE, height * SCALE];
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((done) => canvas.toBlob(done, "image/png"));
}

function save(blob, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

export default function ({ parentElement, data }) {
  for (const button of parentElement.querySelectorAll("button")) {
    const kind = button.value;
    button.setAttribute("aria-label", `${data.title} as ${kind.toUpperCase()}`);
    button.onclick = async () => {
      const drawn = await picture(data);
      const blob = kind === "png" ? await asPng(drawn) : new Blob([drawn.text], { type: "image/svg+xml" });
      save(blob, `${data.name}.${kind}`);
    };
  }
}
