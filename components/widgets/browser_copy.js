// Keeps the briefing's file in the browser's local storage, and tells the session what is kept there.
let asked = null;
let listener = null;

export default function ({ data, setTriggerValue }) {
  const kept = () => {
    try {
      return window.localStorage.getItem(data.name);
    } catch {
      return null;
    }
  };
  if (data.content !== null && data.content !== kept()) {
    try {
      window.localStorage.setItem(data.name, data.content);
    } catch {
      setTriggerValue("full", true);
    }
  }
  if (!data.begun && asked !== data.session) {
    asked = data.session;
    const text = kept();
    if (text) setTriggerValue("kept", { text, first: true });
  }
  // another tab has changed it
  window.removeEventListener("storage", listener);
  listener = (event) => {
    if (event.key === data.name && event.newValue) setTriggerValue("kept", { text: event.newValue, first: false });
  };
  window.addEventListener("storage", listener);
}
