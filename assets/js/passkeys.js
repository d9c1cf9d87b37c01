// Passkeys: the browser's own dialogue, with answers carried to the server in the form's hidden field.
const NO_NAME = "A browser keeps passkeys for addresses with a name, and this one is a number. Open the hub by its name.";
const NO_PASSKEYS = "This browser keeps no passkeys. Use another browser, or an authenticator app.";
const REFUSED = "The passkey was not used. Try again, or use your password.";

export function startPasskeys() {
  const form = document.querySelector("form[data-passkey]");
  if (!form) return;
  const button = form.querySelector("[data-passkey-button]") ?? document.querySelector("[data-passkey-button]");
  // Browsers keep passkeys for names, not for bare numbers such as 127.0.0.1.
  const named = !/^[\d.]+$|:/.test(window.location.hostname);
  if (!button) return;
  if (!named || !window.PublicKeyCredential) {
    if (form.dataset.passkey === "create") say(named ? NO_PASSKEYS : NO_NAME);
    return;
  }
  button.hidden = false;
  button.addEventListener("click", async (event) => {
    event.preventDefault();
    try {
      const credential = await ask(form);
      form.querySelector("[name=credential]").value = JSON.stringify(asJson(credential));
      form.submit();
    } catch {
      say(REFUSED);
    }
  });
}

function say(words) {
  const said = document.querySelector("[data-passkey-said]");
  if (said) said.textContent = words;
}

async function ask(form) {
  if (form.dataset.passkey === "create") {
    return navigator.credentials.create(kept(readable(await options(form))));
  }
  return navigator.credentials.get(readable(await options(form)));
}

async function options(form) {
  const given = document.getElementById("passkey-options");
  if (given) return JSON.parse(given.textContent);
  const answer = await fetch(form.action, { headers: { Accept: "application/json" }, credentials: "same-origin" });
  return (await answer.json()).request_options;
}

// A passkey is kept on the device and proves who holds it: else it would only be a second step.
function kept(given) {
  const selection = { residentKey: "required", requireResidentKey: true, userVerification: "required" };
  Object.assign(given.publicKey, {
    authenticatorSelection: { ...given.publicKey.authenticatorSelection, ...selection },
  });
  return given;
}

function readable(given) {
  const key = { ...given.publicKey, challenge: bytes(given.publicKey.challenge) };
  if (key.user) key.user = { ...key.user, id: bytes(key.user.id) };
  ["excludeCredentials", "allowCredentials"].forEach((name) => {
    if (key[name]) key[name] = key[name].map((each) => ({ ...each, id: bytes(each.id) }));
  });
  return { publicKey: key };
}

function asJson(credential) {
  const { response } = credential;
  const names = ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"];
  const said = Object.fromEntries(names.filter((name) => response[name]).map((name) => [name, text(response[name])]));
  if (response.getTransports) said.transports = response.getTransports();
  return {
    id: credential.id,
    rawId: text(credential.rawId),
    type: credential.type,
    authenticatorAttachment: credential.authenticatorAttachment ?? undefined,
    clientExtensionResults: credential.getClientExtensionResults(),
    response: said,
  };
}

function bytes(given) {
  const padded = given.replace(/-/g, "+").replace(/_/g, "/").padEnd(Math.ceil(given.length / 4) * 4, "=");
  return Uint8Array.from(atob(padded), (letter) => letter.charCodeAt(0));
}

function text(buffer) {
  const letters = Array.from(new Uint8Array(buffer), (byte) => String.fromCharCode(byte)).join("");
  return btoa(letters).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
}
