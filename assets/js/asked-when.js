// A question that only follows from another answer is out of the way until that answer is given.
export function askedWhen(within) {
  within.querySelectorAll("[data-plain-only]").forEach((plain) => (plain.hidden = true));
  const waiting = [...within.querySelectorAll("[data-asked-when]")];
  if (!waiting.length) return;
  const look = () => waiting.forEach((each) => (each.hidden = !holds(each)));
  waiting.forEach((each) => controls(each).forEach((control) => control.addEventListener("change", look)));
  look();
}

function controls(each) {
  const form = each.closest("form");
  return form ? [...form.querySelectorAll(`[name="${CSS.escape(each.dataset.askedWhen)}"]`)] : [];
}

// A question that is itself hidden answers nothing.
function holds(each) {
  const any = each.dataset.askedAny.split(" ");
  return controls(each).some((control) => {
    const asked = !control.closest("[data-asked-when]")?.hidden;
    const given = control.type === "radio" || control.type === "checkbox" ? control.checked : true;
    return asked && given && any.includes(control.value);
  });
}
