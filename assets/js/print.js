// A print button exists only where it can do something.
export function printButtons(within) {
  within.querySelectorAll("[data-print]").forEach((button) => {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  });
}
