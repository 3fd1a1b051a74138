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
