// ---------------------------------------------------------- source view
// The lines as they stand. Blanks that matter are made visible by the style sheet; the text itself
// stays what it was, also when it is copied.

const linesPerBlock = 100; // blocks outside the view are not laid out

function renderSource(model, pane) {
  const { lines, places } = model.data;
  if (lines.length === 0) {
    pane.append(element("p", { class: "note" }, say("noSource")));
    return;
  }
  const tokens = tokensByLine(model);
  const placeAt = new Map(places.map((place) => [place.line, place]));
  let block = null;
  lines.forEach((text, index) => {
    if (index % linesPerBlock === 0) {
      block = element("div", { class: "lines" });
      pane.append(block);
    }
    const place = placeAt.get(index);
    if (place) {
      block.append(element("div", { class: "place" }, place.page ? say("page", place) : place.part));
    }
    block.append(renderLine(text, index, tokens.get(index) ?? []));
  });
}

// Which pieces of each line are cells: line -> [[begin, end], …] in order, without overlaps.
function tokensByLine(model) {
  const tokens = new Map();
  for (const cell of model.all) {
    const [line, begin, length] = cell.base.at ?? [];
    if (length) {
      tokens.set(line, [...(tokens.get(line) ?? []), [begin, begin + length]]);
    }
  }
  for (const [line, list] of tokens) {
    list.sort((a, b) => a[0] - b[0] || b[1] - a[1]);
    tokens.set(line, list.filter(([begin], i) => i === 0 || begin >= list[i - 1][1]));
  }
  return tokens;
}

function renderLine(text, index, tokens) {
  const shown = element("span", { class: "text" });
  let at = 0;
  for (const [begin, end] of tokens) {
    shown.append(...visibleBlanks(text.slice(at, begin)));
    shown.append(element("span", { class: "token", "data-at": `${index}:${begin}` }, ...visibleBlanks(text.slice(begin, end))));
    at = end;
  }
  shown.append(...visibleBlanks(text.slice(at)));
  return element("div", { class: "line", "data-line": index },
    element("span", { class: "number", "aria-hidden": "true" }, String(index + 1)), shown);
}

const blankClasses = { "\t": "tab", "\u3000": "wide", "\u00a0": "hard", "|": "bar", "｜": "bar", "│": "bar" };

function visibleBlanks(text) {
  return text.split(/(\t|\u3000|\u00a0|[|｜│]| +$)/).filter((piece) => piece !== "").flatMap((piece) => {
    const name = blankClasses[piece] ?? (/^ +$/.test(piece) ? "trailing" : null);
    return name ? [element("span", { class: name }, piece)] : visibleText(piece);
  });
}
