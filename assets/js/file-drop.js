// A file may be dropped on the box as well as chosen with its button, and its name is said before it is sent.
export function dropFiles(within) {
  within.querySelectorAll("[data-file-drop]").forEach((box) => {
    const input = box.querySelector("input[type=file]");
    const said = box.querySelector("[data-file-name]");
    if (!input || !said) return;
    const say = () => {
      const names = [...input.files].map((file) => `${file.name} (${size(file.size)})`);
      said.textContent = names.length ? `Chosen: ${names.join(", ")}` : "No file chosen yet.";
    };
    input.addEventListener("change", say);
    ["dragenter", "dragover"].forEach((name) =>
      box.addEventListener(name, (event) => {
        event.preventDefault();
        box.classList.add("os-file-drop--over");
      }),
    );
    ["dragleave", "drop"].forEach((name) =>
      box.addEventListener(name, (event) => {
        event.preventDefault();
        box.classList.remove("os-file-drop--over");
      }),
    );
    box.addEventListener("drop", (event) => {
      input.files = event.dataTransfer.files;
      say();
    });
  });
}

function size(bytes) {
  if (bytes < 1024) return `${bytes} bytes`;
  if (bytes < 1024 * 1024) return `${Math.round(bytes / 1024)} KB`;
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
