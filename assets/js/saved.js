// Autosave says what happened, also when it did not: nobody should trust a save that failed.
export function sayWhatWasSaved() {
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
