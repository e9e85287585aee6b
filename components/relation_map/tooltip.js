// The tooltip: a title and lines, beside the pointer or beside what has the focus.

class Tooltip {
  constructor(element, stage) {
    this.element = element;
    this.stage = stage;
  }

  show([title, ...lines], at) {
    this.element.replaceChildren(makeText("b", title), ...lines.map((line) => makeText("span", line)));
    this.element.classList.add("shown");
    const { clientWidth, clientHeight } = this.stage;
    const { offsetWidth, offsetHeight } = this.element;
    const left = at.x + 16 + offsetWidth > clientWidth ? at.x - 14 - offsetWidth : at.x + 16;
    const top = at.y + 16 + offsetHeight > clientHeight ? at.y - 12 - offsetHeight : at.y + 16;
    this.element.style.transform = `translate(${Math.max(4, left)}px, ${Math.max(4, top)}px)`;
  }

  hide() {
    this.element.classList.remove("shown");
  }
}
