// A print button exists only where it can do something. What is folded away is unfolded on paper, where nobody can.
const FOLDED = "main details:not([open])";
const TO_FILL_IN = "input, select, textarea, button";

export function printButtons(within) {
  within.querySelectorAll("[data-print]").forEach((button) => {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  });
}

export function unfoldOnPaper() {
  let unfolded = [];
  window.addEventListener("beforeprint", () => {
    unfolded = [...document.querySelectorAll(FOLDED)].filter((each) => !each.querySelector(TO_FILL_IN));
    unfolded.forEach((each) => (each.open = true));
  });
  window.addEventListener("afterprint", () => unfolded.forEach((each) => (each.open = false)));
}
