// Paragraph numbers of the reader: a click opens the passage beside the text without loading the page anew, and the
// paragraph that the address names is brought into view. Without this script they are ordinary links.

const state = new WeakMap();

function plain(event) {
  return event.button === 0 && !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
}

export default function ({ parentElement, data, setTriggerValue }) {
  let own = state.get(parentElement);
  if (!own) {
    own = { shown: null };
    own.click = (event) => {
      const link = event.target.closest?.("a[data-paragraph]");
      if (!link || !plain(event)) return;
      event.preventDefault();
      own.shown = link.dataset.paragraph; // it is in view already
      own.choose(link.dataset.paragraph);
    };
    document.addEventListener("click", own.click);
    state.set(parentElement, own);
  }
  own.choose = (paragraph) => setTriggerValue("chosen", paragraph);
  if (data.paragraph && data.paragraph !== own.shown) {
    own.shown = data.paragraph;
    const line = document.querySelector(`a[data-paragraph="${CSS.escape(data.paragraph)}"]`);
    line?.closest(".bl-line")?.scrollIntoView({ block: "center" });
  }
  return () => {
    document.removeEventListener("click", own.click);
    state.delete(parentElement);
  };
}
