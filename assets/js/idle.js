// The server shuts an idle session after its minutes; the page says so two minutes before, and hides itself after.
const TWO_MINUTES = 2 * 60;

export function lockWhenIdle() {
  const box = document.querySelector("[data-idle-seconds]");
  if (!box) return;
  const allowed = Number(box.dataset.idleSeconds);
  let since = Date.now();
  let told = Date.now();
  const awake = () => {
    since = Date.now();
    if (Date.now() - told > TWO_MINUTES * 1000) {
      told = Date.now();
      fetch(box.dataset.idleAddress, { method: "HEAD", credentials: "same-origin" }).catch(() => {});
    }
  };
  ["keydown", "pointerdown", "input"].forEach((name) => document.addEventListener(name, awake, { passive: true }));
  setInterval(() => {
    const idle = (Date.now() - since) / 1000;
    box.hidden = idle < allowed - TWO_MINUTES;
    if (idle >= allowed) document.documentElement.classList.add("os-locked");
  }, 5000);
}
