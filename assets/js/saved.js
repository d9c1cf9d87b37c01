// Autosave says what happened, also when it did not: nobody should trust a save that failed.
export function sayWhatWasSaved() {
  sendAfterSaving();
  const place = () => document.getElementById("saved");
  const say = (words) => {
    if (place()) place().textContent = words;
  };
  document.addEventListener("htmx:sendError", () => {
    say("Not saved: there is no connection. Your words are still on this page.");
  });
  document.addEventListener("htmx:responseError", (event) => {
    const signedOut = event.detail.xhr.status === 401;
    say(
      signedOut
        ? "Not saved: you have been signed out. Sign in again in another tab, then carry on here."
        : "Not saved just now. Your words are still on this page; use the button below to save them.",
    );
  });
}

// A button pressed while an autosave is on its way waits for it, so that the two do not look like two windows.
function sendAfterSaving() {
  let saving = 0;
  let pressed = null;
  document.addEventListener("htmx:beforeRequest", () => (saving += 1));
  document.addEventListener("htmx:afterRequest", () => {
    saving -= 1;
    if (!pressed || saving > 0) return;
    const { form, button } = pressed;
    pressed = null;
    // After the answer has been put into the page, with the new count of saves.
    setTimeout(() => form.requestSubmit(button), 50);
  });
  document.addEventListener("submit", (event) => {
    if (saving <= 0 || !event.target.hasAttribute("hx-post")) return;
    event.preventDefault();
    pressed = { form: event.target, button: event.submitter };
  });
}
