// ------------------------------------------------------------------ dom

// Makes an element. Strings become text, never markup; attributes beginning with "on" listeners.
function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) {
      made.addEventListener(name.slice(2), value);
    } else if (value !== null && value !== undefined && value !== false) {
      made.setAttribute(name, value === true ? "" : value);
    }
  }
  made.append(...children.filter((child) => child !== null));
  return made;
}

// Characters that are not seen but change what is: they turn the direction of digits, or part or join
// them (UTR 36, 3.4).
const unseen = /([\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufffe\uffff])/;

function unseenName(letter) {
  return `U+${letter.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}`;
}

// A text as nodes, each unseen character in an element of its own: there it turns nothing, and the
// style sheet shows its name. The text itself stays what it was.
function visibleText(text) {
  return text.split(unseen).filter((piece) => piece !== "").map((piece) =>
    unseen.test(piece) ? element("bdi", { class: "unseen", "data-code": unseenName(piece) }, piece) : piece);
}

// For attributes and sentences, which have no elements.
function spelledOut(text) {
  return String(text).replace(new RegExp(unseen, "g"), (letter) => `⟨${unseenName(letter)}⟩`);
}

function byId(id) {
  return document.getElementById(id);
}

// Scrolls a pane so that something in it is seen, without moving the page itself; again once what
// came into view by that has its true height.
function reveal(target) {
  bringIntoView(target);
  requestAnimationFrame(() => bringIntoView(target));
}

function bringIntoView(target) {
  const pane = target.closest(".pane-body");
  if (!pane || pane.scrollHeight <= pane.clientHeight) {
    target.scrollIntoView({ block: "nearest", inline: "nearest" });
    return;
  }
  const box = target.getBoundingClientRect();
  const view = pane.getBoundingClientRect();
  const margin = Math.min(60, view.height / 4);
  if (box.top < view.top + margin || box.bottom > view.bottom - margin) {
    pane.scrollTop += box.top - view.top - (view.height - Math.min(box.height, view.height)) / 2;
  }
}
