// A long answer is never read through a small window: the box grows with it.
export function growText(within) {
  within.querySelectorAll("textarea[data-grows]").forEach((box) => {
    const fit = () => {
      // Only the number of rows is set: the page's policy allows no inline style.
      const lines = box.value.split("\n").reduce((sum, line) => sum + 1 + Math.floor(line.length / 70), 0);
      box.rows = Math.min(30, Math.max(Number(box.dataset.grows) || 5, lines + 1));
    };
    box.addEventListener("input", fit);
    fit();
  });
}
