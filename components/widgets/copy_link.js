// Copies the address of the page as it stands when the button is pressed.

const IDLE = "Copy link", DONE = "Link copied", FAILED = "Copy the address above";
const SHOWN_MS = 2500;

export default function ({ parentElement }) {
  const button = parentElement.querySelector("button");
  let shown;
  const say = (text) => { button.textContent = text; };
  if (!button.textContent) say(IDLE);
  button.onclick = async () => {
    try {
      await copy(window.location.href);
      say(DONE);
    } catch {
      say(FAILED);
    }
    button.focus();
    clearTimeout(shown);
    shown = setTimeout(() => say(IDLE), SHOWN_MS);
  };
  return () => clearTimeout(shown);
}
