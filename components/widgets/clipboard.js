// Copies a text that the server has just made, and shows it with a button that copies it again.

const COPY = "Copy", DONE = "Copied";
const SHOWN_MS = 2500;
const copied = new Set(); // the texts that were copied by themselves already: a page drawn anew copies nothing

export default function ({ parentElement, data }) {
  const text = parentElement.querySelector("p");
  const button = parentElement.querySelector("button");
  let shown;
  const say = (words) => { button.textContent = words; };
  text.textContent = data.text;
  const run = async () => {
    try {
      await copy(data.text);
      say(DONE);
    } catch {
      say(COPY);
      window.getSelection().selectAllChildren(text); // one key away
    }
    clearTimeout(shown);
    shown = setTimeout(() => say(COPY), SHOWN_MS);
  };
  button.onclick = run;
  if (!copied.has(data.serial)) {
    copied.add(data.serial);
    run();
  } else if (!button.textContent) {
    say(COPY);
  }
  return () => clearTimeout(shown);
}
