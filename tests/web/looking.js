// What a reader would trip over, found by looking at the page as it is drawn: a list of complaints each.
(() => {
  const drawn = (each) => each.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  const name = (each) => `${each.outerHTML.slice(0, 110)}`;
  const all = (selector) => [...document.querySelectorAll(selector)].filter(drawn);
  const own = (each) => [...each.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
  const forReadersAloud = (each) => each.closest(".govuk-visually-hidden, .govuk-visually-hidden-focusable");

  const parts = (said) => (said.match(/[\d.]+/g) ?? []).map(Number);
  const seeThrough = (said) => said === "none" || (parts(said).length > 3 && parts(said)[3] === 0);
  const light = (said) => {
    const [r, g, b] = parts(said).map((part) => {
      const share = part / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrast = (one, other) => {
    const [dark, bright] = [light(one), light(other)].sort((a, b) => a - b);
    return (bright + 0.05) / (dark + 0.05);
  };
  const canvas = () => {
    const probe = document.body.appendChild(document.createElement("i"));
    probe.style.backgroundColor = "Canvas";
    const said = getComputedStyle(probe).backgroundColor;
    probe.remove();
    return said;
  };
  const ground = (each) => {
    for (let at = each; at; at = at.parentElement) {
      const said = getComputedStyle(at).backgroundColor;
      if (!(at instanceof SVGElement && !at.matches("svg")) && !seeThrough(said)) return said;
    }
    return canvas();
  };

  // Words, controls and lines of pictures that cannot be told from what they stand on.
  function unseen() {
    const words = all("body *").filter(
      (each) => own(each) && !(each instanceof SVGElement) && !forReadersAloud(each) && !each.matches(":disabled, :disabled *, noscript, option"),
    );
    const faint = words.filter((each) => contrast(getComputedStyle(each).color, ground(each)) < 4.5);
    const controls = all("button, input:not([type=hidden], [type=radio], [type=checkbox], [type=file]), select, textarea");
    const bare = controls.filter((each) => {
      const style = getComputedStyle(each);
      const has = style.borderBottomStyle !== "none" && parseFloat(style.borderBottomWidth) > 0;
      const edged = has && contrast(style.borderBottomColor, ground(each.parentElement)) >= 3;
      return !edged && !style.textDecorationLine.includes("underline") && !forReadersAloud(each);
    });
    const boxes = all(".govuk-radios__input + label, .govuk-checkboxes__input + label").filter((each) => {
      const style = getComputedStyle(each, "::before");
      return parseFloat(style.borderTopWidth) === 0 || contrast(style.borderTopColor, ground(each)) < 3;
    });
    const pictures = all("svg").filter((each) => !each.closest(".govuk-header, a, button"));
    const shapes = pictures.flatMap((each) => [...each.querySelectorAll("path, line, rect, circle, polyline, polygon, text")]);
    const lost = shapes.filter((each) => {
      const style = getComputedStyle(each);
      const said = each.matches("text") ? [style.fill] : [style.fill, style.stroke].filter((one) => !seeThrough(one));
      return said.length > 0 && said.every((one) => contrast(one, ground(each)) < 3);
    });
    const wordless = all(".govuk-tag, .os-badge, .os-clock, .os-band, .os-tile").filter((each) => !each.innerText.trim());
    return [faint, bare, boxes, lost, wordless].flatMap((found, kind) =>
      found.map((each) => `${["faint", "no edge", "no box", "lost line", "colour alone"][kind]}: ${name(each)}`),
    );
  }

  // Words that their box hides or lets stick out, and boxes that must be scrolled both ways.
  function cutOff() {
    return all("body, body *").flatMap((each) => {
      if (forReadersAloud(each) || each.clientWidth <= 1 || each.clientHeight <= 1 || each.matches("textarea, select, input")) return [];
      const style = getComputedStyle(each);
      const wide = each.scrollWidth - each.clientWidth > 1;
      const tall = each.scrollHeight - each.clientHeight > 1;
      const hides = (said) => said === "hidden" || said === "clip";
      if ((wide && hides(style.overflowX)) || (tall && hides(style.overflowY))) return [`cut off: ${name(each)}`];
      const edged = parseFloat(style.borderRightWidth) > 0 && !seeThrough(style.borderRightColor);
      if (wide && edged && style.overflowX === "visible") return [`sticks out: ${name(each)}`];
      const scrolls = (said) => said === "auto" || said === "scroll";
      const both = wide && tall && scrolls(style.overflowX) && scrolls(style.overflowY);
      return both ? [`scrolls both ways: ${name(each)}`] : [];
    });
  }

  // What waits, hidden, for a script, and is drawn all the same.
  function unhidden() {
    return all("[hidden]").map((each) => `hidden, and drawn: ${name(each)}`);
  }

  // Words of plain letters that go on in the next line without a hyphen.
  function broken() {
    const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found = [];
    while (words.nextNode()) {
      const at = words.currentNode.parentElement;
      if (!drawn(at) || at.closest("svg, script, option, textarea, code, pre") || forReadersAloud(at)) continue;
      for (const word of words.currentNode.data.matchAll(/(?<![\w.@/-])[A-Za-z]{4,}(?![\w.@/-])/g)) {
        const range = document.createRange();
        range.setStart(words.currentNode, word.index);
        range.setEnd(words.currentNode, word.index + word[0].length);
        const tops = new Set([...range.getClientRects()].filter((box) => box.width > 0).map((box) => Math.round(box.top)));
        if (tops.size > 1) found.push(`broken: ${word[0]} in ${name(at)}`);
      }
    }
    return found;
  }

  // Letters that a picture, drawn smaller than it is, has made too small to read.
  function tiny() {
    const size = (each) => parseFloat(getComputedStyle(each).fontSize) * each.getScreenCTM().a;
    return all("svg text").filter((each) => size(each) < 9).map((each) => `tiny, ${size(each).toFixed(1)}: ${name(each)}`);
  }

  // What is wrong with what is said of an error: no summary, or a line of it that leads to no box with its message.
  function untied() {
    const summary = document.querySelector(".govuk-error-summary");
    if (!summary) return ["no summary of what is wrong"];
    const found = document.title.startsWith("Error: ") ? [] : [`the title does not say so: ${document.title}`];
    if (document.activeElement !== summary) found.push(`it is not gone to: ${name(document.activeElement)}`);
    for (const line of summary.querySelectorAll("li")) {
      const link = line.querySelector("a");
      const box = link && document.getElementById(link.hash.slice(1));
      const around = box?.closest("fieldset, [role=group]");
      const ids = [box, around].flatMap((each) => (each?.getAttribute("aria-describedby") ?? "").split(" ").filter(Boolean));
      const said = ids.map((id) => document.getElementById(id));
      if (!box) found.push(`leads nowhere: ${line.innerText}`);
      else if (!said.some((each) => each?.matches(".govuk-error-message"))) found.push(`not said at its box: ${line.innerText}`);
    }
    return found;
  }

  const STOPS = "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex]";
  // One of a set of radio buttons is a stop; the arrow keys reach the others.
  const stop = (each) => (each.type === "radio" ? `radio ${each.form?.id} ${each.name}` : each);
  const stops = () =>
    new Set([...document.querySelectorAll(STOPS)].filter((each) => each.checkVisibility({ visibilityProperty: true }) && !each.disabled && each.tabIndex >= 0).map(stop));
  const shownBy = (each) =>
    each.matches(".govuk-radios__input, .govuk-checkboxes__input") && each.nextElementSibling
      ? getComputedStyle(each.nextElementSibling, "::before")
      : getComputedStyle(each);
  const walked = { reached: new Set(), dim: [], under: [] };

  // Each place that Tab comes to is looked at: is it seen that one stands there, and is it in sight?
  function begin() {
    const look = ({ target }) => {
      walked.reached.add(stop(target));
      const style = shownBy(target);
      if (style.outlineStyle === "none" || parseFloat(style.outlineWidth) < 1) walked.dim.push(name(target));
      const box = target.getBoundingClientRect();
      const [x, y] = [box.left + Math.min(box.width, 40) / 2, box.top + Math.min(box.height, 20) / 2];
      const above = document.elementFromPoint(x, y);
      if (above && getComputedStyle(above).position === "sticky" && !above.contains(target)) walked.under.push(name(target));
    };
    document.addEventListener("focusin", look);
    look({ target: document.activeElement });
    return stops().size;
  }

  function ended() {
    const missed = [...stops()].filter((each) => !walked.reached.has(each)).map((each) => each.outerHTML?.slice(0, 110) ?? each);
    const said = { "Tab never comes to": missed, "focus is not seen on": walked.dim, "focus is covered on": walked.under };
    return Object.entries(said).flatMap(([what, found]) => found.map((each) => `${what}: ${each}`));
  }

  window.looking = { unseen, cutOff, broken, unhidden, untied, tiny, begin, ended };
})();
