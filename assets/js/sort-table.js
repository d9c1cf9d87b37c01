// Sorts a table by a column where the server said what to sort by; without this the links in the headings do it.
export function sortTables(within) {
  within.querySelectorAll("table[data-sortable]").forEach((table) => {
    const headings = [...table.querySelectorAll("thead th")];
    headings.forEach((heading, column) => {
      const button = heading.querySelector("[data-sort]");
      if (!button) return;
      button.hidden = false;
      heading.querySelectorAll("[data-plain]").forEach((plain) => (plain.hidden = true));
      button.addEventListener("click", () => sort(table, headings, column));
    });
  });
}

function sort(table, headings, column) {
  const heading = headings[column];
  const up = heading.getAttribute("aria-sort") !== "ascending";
  const body = table.tBodies[0];
  const key = (row) => row.cells[column].dataset.value ?? row.cells[column].textContent.trim();
  const rows = [...body.rows].sort((a, b) => compare(key(a), key(b)) * (up ? 1 : -1));
  body.append(...rows);
  headings.forEach((each) => {
    if (each.querySelector("[data-sort]")) each.setAttribute("aria-sort", "none");
  });
  heading.setAttribute("aria-sort", up ? "ascending" : "descending");
  const said = table.parentElement.querySelector("[data-sorted]");
  if (said) said.textContent = `Sorted by ${heading.textContent.trim()}, ${up ? "ascending" : "descending"}.`;
}

function compare(a, b) {
  const numbers = [Number(a), Number(b)];
  if (a !== "" && b !== "" && numbers.every(Number.isFinite)) return numbers[0] - numbers[1];
  return a.localeCompare(b, "en-GB");
}
