// One action of the reader, one step back. Streamlit notes the change of page, the pick and each bound field in the
// browser's history one by one, so that Back would lead through views that nobody has seen, with filters missing.

const ACTIONS = ["pointerdown", "keydown"];
const MARK = "oneStepAnAction";

export default function () {
  if (window[MARK]) return;
  window[MARK] = true;
  let acted = true;
  for (const action of ACTIONS) window.addEventListener(action, () => { acted = true; }, true);
  // what follows on Back and Forward is their own step
  window.addEventListener("popstate", () => { acted = false; }, true);
  const push = window.history.pushState.bind(window.history);
  const replace = window.history.replaceState.bind(window.history);
  window.history.pushState = (...step) => {
    (acted ? push : replace)(...step);
    acted = false;
  };
}
