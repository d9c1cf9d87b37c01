// The server shuts an idle session after its minutes; the page says so two minutes before, and hides itself after.
const TWO_MINUTES = 2 * 60;
const SIGNS = ["keydown", "pointerdown", "click", "input"];

export function lockWhenIdle() {
  const box = document.querySelector("[data-idle-seconds]");
  if (!box) return;
  const allowed = Number(box.dataset.idleSeconds);
  const page = document.documentElement.classList;
  let since = Date.now();
  let told = Date.now();
  const look = () => {
    const idle = (Date.now() - since) / 1000;
    const warns = idle >= allowed - TWO_MINUTES;
    box.querySelector("[data-idle-said]").hidden = !warns;
    page.toggle("os-idling", warns);
    if (idle >= allowed) lock(page);
  };
  const awake = () => {
    if (page.contains("os-locked")) return;
    since = Date.now();
    if (page.contains("os-idling")) look();
    if (Date.now() - told > TWO_MINUTES * 1000) {
      told = Date.now();
      fetch(box.dataset.idleAddress, { method: "HEAD", credentials: "same-origin" }).catch(() => {});
    }
  };
  SIGNS.forEach((name) => document.addEventListener(name, awake, { passive: true }));
  setInterval(look, 5000);
}

// Nobody is named any more, in the title of the window either; who is read to hears that it is locked.
function lock(page) {
  if (page.contains("os-locked")) return;
  page.add("os-locked");
  document.title = "Locked – OneStory";
  document.querySelector(".os-lock h1").focus();
}
