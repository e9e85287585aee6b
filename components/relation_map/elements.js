// Small makers of elements. Text only ever enters as textContent, so that nothing from an article becomes markup.

const SVG = "http://www.w3.org/2000/svg";

// What can be drawn between two countries, in the order of the legend.
const LAYERS = [
  { sign: "+", name: "plus", label: "Cooperation" },
  { sign: "-", name: "minus", label: "Conflict" },
  { sign: "0", name: "zero", label: "Neutral" },
  { sign: "together", name: "with", label: "Named together" },
];

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

// The second channel beside colour: conflict is dashed, being named together is dotted (in a network thin and
// grey: there its width counts).
function dashes(layer, width, length = Infinity, dotted = true) {
  if (layer === "together") return dotted ? "0.1 4.5" : "none";
  if (layer !== "-") return "none";
  const dash = Math.max(3.5, Math.min(Math.max(5, width * 1.4), length / 5));
  return `${dash.toFixed(1)} ${(dash * 0.55).toFixed(1)}`;
}
