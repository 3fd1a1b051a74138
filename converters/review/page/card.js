// ----------------------------------------------------------------- card
// Where a person decides: the placements of a row as rows of values, and a field for each value.

function renderCard(app) {
  const card = byId("card");
  const { row, sum, hint } = app.selected;
  const content = row ? rowCard(app, row) : sum ? sumCard(app, sum) : hint ? hintCard(app, hint) : [];
  card.replaceChildren(...content);
  card.hidden = content.length === 0;
}

// After a decision: in place, so that neither focus nor a click that is under way is lost.
function refreshCard(app) {
  const { row, sum } = app.selected;
  if (row) {
    refreshRowCard(app, row);
  } else if (sum) {
    renderCard(app);
  }
}

function cardHead(app, kind, badge, title) {
  return element("header", { class: "card-head" },
    element("span", { class: "badge", "data-evidence": kind }, badge),
    element("h3", { id: "card-title" }, title),
    element("span", { class: "card-buttons" },
      element("button", { type: "button", title: "p", onclick: () => app.step(-1) }, "‹ " + say("previous")),
      element("button", { type: "button", title: "n", onclick: () => app.step(1) }, say("next") + " ›"),
      element("button", { type: "button", class: "plain", title: "Esc", "aria-label": say("close"), onclick: () => app.close() }, "×")));
}

function rowName(row) {
  return [row.id === "1" && row.label === "" ? "" : row.id, row.label || row.title].filter(Boolean).join("　");
}

// ------------------------------------------------------------ a row

function rowCard(app, row) {
  const content = [
    cardHead(app, "", "", rowName(row)),
    element("p", { class: "ask" }),
    element("p", { class: "warning", role: "status", "data-warning": "overruled" }, "⚠ " + say("overruled")),
    element("p", { class: "warning", role: "status", "data-warning": "text" }),
    valueGrid(app, row),
    cardActions(app, row),
  ];
  refreshRowCard(app, row, element("div", {}, ...content));
  return content;
}

function refreshRowCard(app, row, card = byId("card")) {
  const answered = row.kind !== null && isAnswered(row, app.decisions);
  const badge = card.querySelector(".badge");
  const kinds = { ambiguous: "kindAmbiguous", missing: "kindMissing", repaired: "kindRepaired" };
  badge.textContent = say(answered ? "kindDone" : kinds[row.kind] ?? "kindStated");
  badge.dataset.evidence = answered ? "decided" : row.kind ?? "stated";
  card.querySelector(".ask").textContent = askText(row, answered);
  card.querySelector("[data-warning=overruled]").hidden = !row.overruled;
  refreshTextWarning(app, row, card.querySelector("[data-warning=text]"));
  if (row.doubt) {
    refreshPlacements(app, row, card);
  }
  row.cells.forEach((cell, index) => refreshField(card.querySelectorAll("input")[index], cell));
  card.querySelector("[data-action=accept]").hidden = row.kind === null || row.kind === "missing" || answered;
  card.querySelector("[data-action=clear]").hidden = !row.cells.some((cell) => app.decisions.has(cell.key));
}

// A text is a value, too (251000元), but mostly it is a slip.
function refreshTextWarning(app, row, warning) {
  const typed = row.cells.map((cell) => app.decisions.get(cell.key))
    .find((value) => value && !isStroke(value) && parseNumber(value) === null);
  warning.textContent = typed ? "⚠ " + say("notNumber", { value: typed }) : "";
  warning.hidden = !typed;
}

function askText(row, answered) {
  if (answered) {
    return say("answered");
  }
  const repaired = row.cells.find((cell) => cell.base.evidence === "repaired");
  switch (row.kind) {
    case "ambiguous": return say("askAmbiguous", { count: countText(row.doubt) });
    case "missing": return say("askMissing");
    case "repaired": return say("askRepaired", { print: repaired.base.print ?? "", value: repaired.base.text });
    default: return say("askStated");
  }
}

function countText(doubt) {
  return doubt ? (doubt.bound ? `${doubt.count}+` : String(doubt.count)) : "";
}

// Head, placements and fields share one grid, so that values stand under their columns.
function valueGrid(app, row) {
  const grid = element("div", { class: "values" });
  grid.style.setProperty("--columns", row.cells.length);
  grid.append(...columnHeads(row));
  if (row.doubt) {
    grid.append(placements(app, row), element("p", { class: "count" }));
  }
  grid.append(fields(app, row));
  return element("div", { class: "scroll" }, grid);
}

// The last names of the columns, and above them the names that several columns share.
function columnHeads(row) {
  const head = (...names) => element("div", { class: "values-row head", "aria-hidden": "true" }, element("span"), ...names);
  const paths = row.cells.map((cell) => cell.column.split("/"));
  const groups = [];
  for (const path of paths) {
    const name = path.slice(0, -1).join(" / ");
    if (groups.at(-1)?.name === name) {
      groups.at(-1).columns += 1;
    } else {
      groups.push({ name, columns: 1 });
    }
  }
  const group = ({ name, columns }) => {
    const made = element("span", {}, name);
    made.style.gridColumn = `span ${columns}`;
    return made;
  };
  const names = head(...paths.map((path) => element("span", {}, path.at(-1))));
  return groups.some(({ name }) => name !== "") ? [head(...groups.map(group)), names] : [names];
}

function placements(app, row) {
  const group = element("div", { class: "placements", role: "radiogroup", "aria-labelledby": "card-title" });
  row.doubt.candidates.forEach((candidate, index) => {
    group.append(element("div", {
      class: "values-row placement",
      role: "radio",
      "aria-label": placementName(row, candidate),
      onclick: () => app.pick(row, candidate),
      onfocus: () => app.preview(row, candidate),
      onblur: () => app.preview(row, null),
      onmouseenter: () => app.preview(row, candidate),
      onmouseleave: () => app.preview(row, null),
      onkeydown: (event) => placementKey(event, app, row, candidate),
    },
    element("span", { class: "radio", "aria-hidden": "true" }, index < 9 ? String(index + 1) : ""),
    ...row.cells.map((cell) => placementValue(row, cell, candidate))));
  });
  return group;
}

function refreshPlacements(app, row, card) {
  const { candidates, count, bound } = row.doubt;
  const chosen = chosenCandidate(app, row);
  [...card.querySelectorAll("[role=radio]")].forEach((item, index) => {
    item.setAttribute("aria-checked", String(index === chosen));
    item.classList.toggle("disagrees", !row.overruled && !row.remaining.includes(candidates[index]));
    item.tabIndex = index === Math.max(chosen, 0) ? 0 : -1;
  });
  const listed = candidates.length;
  const text = bound ? "candidatesBound" : count > listed ? "candidatesOf" : "candidates";
  const isNarrowed = row.remaining.length < listed && !row.overruled;
  card.querySelector(".count").textContent = say(text, { count, listed }) +
    (isNarrowed ? " · " + say("remaining", { count: row.remaining.length }) : "");
}

function placementValue(row, cell, candidate) {
  const index = row.doubt.columns.indexOf(cell.column);
  const isOpen = cell.base.evidence === "ambiguous";
  const text = index < 0 ? cell.base.text : candidate[index];
  return element("span", { class: isOpen ? "open" : "fixed" }, ...(text === "" ? ["·"] : visibleText(text)));
}

function placementName(row, candidate) {
  return row.doubt.columns.map((column, index) => [columnName(column), candidate[index]])
    .filter(([, text]) => text !== "").map(([column, text]) => `${column} ${spelledOut(text)}`).join(", ");
}

// The placement that the decisions have settled on; -1 while they have not.
function chosenCandidate(app, row) {
  const isDecided = row.cells.some((cell) => app.decisions.has(cell.key));
  return isDecided && row.remaining.length === 1 ? row.doubt.candidates.indexOf(row.remaining[0]) : -1;
}

function placementKey(event, app, row, candidate) {
  const move = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
  if (move) {
    const all = [...event.currentTarget.parentElement.querySelectorAll("[role=radio]")];
    const next = all[(all.indexOf(event.currentTarget) + move + all.length) % all.length];
    next.focus();
  } else if (event.key === "Enter" || event.key === " ") {
    app.pick(row, candidate);
  } else {
    return;
  }
  event.preventDefault();
  event.stopPropagation();
}

// -------------------------------------------------------- typed values

function fields(app, row) {
  return element("div", { class: "values-row fields" }, element("span", { class: "type", "aria-hidden": "true" }, "✎"),
    ...row.cells.map((cell) => element("input", {
      "aria-label": `${say("type")}: ${columnName(cell.column)}`,
      "data-field": cell.key,
      placeholder: "·",
      autocomplete: "off",
      spellcheck: "false",
      onchange: (event) => app.decide([[cell, event.target.value.trim()]]),
      onkeydown: (event) => fieldKey(event, app, cell),
    })));
}

function refreshField(input, cell) {
  input.value = cell.settled.text;
  input.dataset.evidence = cell.settled.evidence;
}

// Enter confirms the value, also when it is the one that was there, and goes on to the next field.
function fieldKey(event, app, cell) {
  const input = event.target;
  if (event.key === "Enter") {
    const index = cell.row.cells.indexOf(cell);
    app.decide([[cell, input.value.trim()]]);
    app.focusField(cell.row.cells[Math.min(index + 1, cell.row.cells.length - 1)]);
  } else if (event.key === "Escape") {
    input.value = cell.settled.text;
    app.focusTable(cell);
  } else {
    return;
  }
  event.preventDefault();
  event.stopPropagation();
}

function cardActions(app, row) {
  const button = (action, text, onclick, name) =>
    element("button", { type: "button", class: name, "data-action": action, onclick }, text);
  return element("div", { class: "actions" },
    button("accept", say("accept"), () => app.accept(row), "primary"),
    button("clear", say("clear"), () => app.clear(row)));
}

// ---------------------------------------------------------------- a sum

function sumCard(app, sum) {
  const { now } = sum;
  const verdict = { fails: say("states", now), holds: say("holdsNow") }[now.verdict] ?? say("cannotCheck");
  const side = (terms) => element("ul", { class: "terms" }, ...terms.map((term) => termItem(app, sum, term)));
  return [
    cardHead(app, "failing", now.verdict === "holds" ? "=" : "≠", sumName(sum)),
    element("p", { class: "ask" }, verdict),
    element("div", { class: "sides" }, side(sum.data.left), element("span", { class: "equals" }, now.verdict === "holds" ? "=" : "≠"), side(sum.data.right)),
  ];
}

function termItem(app, sum, [row, column, sign]) {
  const cell = sum.cellOf(row, column);
  const label = sum.data.rows.length === 1 && sum.data.left.every(([other]) => other === row) ? columnName(column) : `${row} ${cell?.row.label ?? ""}`;
  return element("li", {}, element("button", { type: "button", class: "plain", onclick: () => cell && app.select({ row: cell.row, cell }) },
    element("span", { class: "sign" }, sign < 0 ? "−" : "+"),
    element("b", {}, spelledOut(cell?.settled.text ?? "") || "·"), " ", label));
}

// --------------------------------------------------------------- a hint

function hintCard(app, hint) {
  return [
    cardHead(app, "hint", "≈", hintName(hint)),
    element("p", { class: "ask" }, say("askHint")),
    element("blockquote", {}, spelledOut(hint.data.quote)),
    element("ul", { class: "terms" }, ...hint.cells.map((cell) => element("li", {},
      element("button", { type: "button", class: "plain", onclick: () => app.select({ row: cell.row, cell }) },
        element("b", {}, spelledOut(cell.settled.text) || "·"), ` ${cell.row.id} ${cell.row.label} · ${columnName(cell.column)}`)))),
  ];
}
