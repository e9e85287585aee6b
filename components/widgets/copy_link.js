// Copies the address of the page as it stands when the button is pressed.

const IDLE = "Copy link", DONE = "Link copied", FAILED = "Copy the address above";
const SHOWN_MS = 2500;

// Browsers keep navigator.clipboard from pages that are served without encryption: there a selection is copied.
async function copy(text) {
  if (navigator.clipboard && window.isSecureContext) return navigator.clipboard.writeText(text);
  const field = document.createElement("textarea");
  field.value = text;
  field.style.cssText = "position:fixed;opacity:0";
  document.body.append(field);
  field.select();
  const copied = document.execCommand("copy");
  field.remove();
  if (!copied) throw new Error("the browser refused to copy");
}

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
