// ----------------------------------------------------------------- list
// What a person should look at, in the order of the document.

function questionsOf(model) {
  return model.reports.flatMap(({ rows }) => rows).filter((row) => row.kind !== null);
}

function failingSums(model) {
  return model.reports.flatMap(({ sums }) => sums).filter((sum) => sum.data.verdict === "fails" || sum.now.verdict === "fails");
}

function mendedLabels(model) {
  return model.all.filter((cell) => !cell.row && cell.base.evidence === "repaired");
}

// The list is built once; items change in place, so that a click that is under way is not lost.
function renderList(app) {
  const { model } = app;
  const parts = [
    listPart("questions", questionsOf(model).map((row) => questionItem(app, row))),
    listPart("sums", []),
  ];
  const hints = model.reports.flatMap((entry) => entry.hints);
  if (hints.length) {
    parts.push(listPart("hints", hints.map((hint) => hintItem(app, hint))));
  }
  const labels = mendedLabels(model);
  if (labels.length) {
    parts.push(listPart("labels", labels.map((cell) => labelItem(app, cell)), false));
  }
  byId("list").replaceChildren(...parts, legend());
  refreshList(app);
}

function refreshList(app) {
  for (const row of questionsOf(app.model)) {
    refreshQuestion(app, row);
  }
  const part = byId("list").querySelector("[data-part=sums]");
  const sums = failingSums(app.model);
  const listed = [...part.querySelectorAll("[data-sum]")].map((item) => item.dataset.sum);
  if (listed.join() !== sums.map((sum) => sum.key).join() || sums.length === 0) {
    part.replaceWith(listPart("sums", sums.map((sum) => sumItem(app, sum))));
  }
  sums.forEach((sum) => refreshSum(app, sum));
  for (const hint of app.model.reports.flatMap((entry) => entry.hints)) {
    markCurrent(hint.item, app.selected.hint === hint);
  }
}

function listPart(name, items, open = true) {
  return element("details", { open, "data-part": name },
    element("summary", {}, say(name), element("span", { class: "number" }, String(items.length))),
    items.length ? element("ol", {}, ...items) : element("p", { class: "note" }, say("none")));
}

function listButton(attributes, name) {
  return element("li", {}, element("button", { type: "button", class: "item", ...attributes },
    element("span", { class: "mark", "aria-hidden": "true" }),
    element("span", { class: "name" }, name),
    element("span", { class: "detail" })));
}

function refreshItem(item, { state, mark, detail, isCurrent }) {
  item.dataset.evidence = state;
  item.querySelector(".mark").textContent = mark;
  item.querySelector(".detail").textContent = detail;
  markCurrent(item, isCurrent);
}

function markCurrent(item, isCurrent) {
  if (isCurrent) {
    item.setAttribute("aria-current", "true");
    reveal(item);
  } else {
    item.removeAttribute("aria-current");
  }
}

const marks = { ambiguous: "?", missing: "⊘", repaired: "✎", decided: "✓" };

function questionItem(app, row) {
  const where = app.model.reports.length > 1 ? `#${row.report} ` : "";
  const item = listButton({ "data-question": row.key, onclick: () => app.select({ row }, "card") }, where + rowName(row));
  row.item = item.firstChild;
  return item;
}

function refreshQuestion(app, row) {
  const answered = isAnswered(row, app.decisions);
  const state = answered ? "decided" : row.kind;
  const shown = row.cells.map((cell) => spelledOut(cell.settled.text)).filter((text) => text !== "").join(" ");
  const kind = answered ? say("kindDone")
    : row.kind === "ambiguous" ? say("candidates", { count: countText(row.doubt) }) : say(row.kind);
  refreshItem(row.item, {
    state, mark: marks[state], detail: [kind, shown].filter(Boolean).join(" · "), isCurrent: app.selected.row === row,
  });
}

function sumItem(app, sum) {
  const item = listButton({ "data-sum": sum.key, onclick: () => app.select({ sum }) }, sumName(sum));
  sum.item = item.firstChild;
  return item;
}

function refreshSum(app, sum) {
  const { verdict } = sum.now;
  const texts = { fails: say("states", sum.now), holds: say("holdsNow") };
  refreshItem(sum.item, {
    state: verdict === "fails" ? "failing" : "decided",
    mark: { fails: "≠", holds: "=" }[verdict] ?? "…",
    detail: texts[verdict] ?? say("cannotCheck"),
    isCurrent: app.selected.sum === sum,
  });
}

function hintName(hint) {
  return [...new Set(hint.cells.map((cell) => rowName(cell.row)))].join(" + ");
}

function hintItem(app, hint) {
  const item = listButton({ "data-hint": hint.key, onclick: () => app.select({ hint }) }, hintName(hint));
  refreshItem(item.firstChild, { state: "hint", mark: "≈", detail: say("hintSays", hint.data), isCurrent: false });
  hint.item = item.firstChild;
  return item;
}

function labelItem(app, cell) {
  const item = listButton({ onclick: () => app.show(cell) }, spelledOut(cell.base.text));
  refreshItem(item.firstChild, { state: "repaired", mark: marks.repaired, detail: say("printed", { print: cell.base.print ?? "" }) });
  return item;
}

function legend() {
  const items = ["stated", "ambiguous", "decided", "inferred", "repaired", "missing", "empty", "failing"];
  const sample = (name) => element("span", {
    class: "sample",
    "data-evidence": name === "failing" ? "stated" : name,
    "data-failing": name === "failing" || null,
    "aria-hidden": "true",
  }, name === "empty" || name === "missing" ? "" : "4");
  return element("details", { open: true, class: "legend" }, element("summary", {}, say("legend")),
    element("ul", {}, ...items.map((name) => element("li", {}, sample(name), " ", say(name)))));
}

// ---------------------------------------------------------- for printing

function renderPrintList(app) {
  const open = questionsOf(app.model).filter((row) => !isAnswered(row, app.decisions));
  const items = open.map((row) => element("li", {}, element("b", {}, rowName(row)),
    " ", row.doubt ? say("candidates", { count: countText(row.doubt) }) : say(row.kind),
    row.doubt ? printPlacements(row) : element("p", { class: "line-to-fill" })));
  const failing = failingSums(app.model).filter((sum) => sum.now.verdict === "fails");
  byId("print-list").replaceChildren(element("h2", {}, say("printQuestions")),
    items.length ? element("ol", {}, ...items) : element("p", {}, say("printNone")),
    element("h2", {}, say("sums")),
    failing.length ? element("ul", {}, ...failing.map((sum) =>
      element("li", {}, `≠ ${sumName(sum)}: ${say("states", sum.now)}`))) : element("p", {}, say("none")),
    ...printHints(app));
}

function printHints(app) {
  const hints = app.model.reports.flatMap((entry) => entry.hints);
  return hints.length ? [element("h2", {}, say("hints")), element("ul", {}, ...hints.map((hint) =>
    element("li", {}, `≈ ${hintName(hint)}: ${say("hintSays", hint.data)}`)))] : [];
}

function printPlacements(row) {
  const head = element("tr", {}, element("th"), ...row.cells.map((cell) => element("th", {}, cell.column.split("/").pop())));
  const rows = row.remaining.map((candidate) => element("tr", {}, element("td", {}, "☐"),
    ...row.cells.map((cell) => element("td", {}, spelledOut(candidate[row.doubt.columns.indexOf(cell.column)] ?? cell.settled.text)))));
  return element("table", {}, head, ...rows);
}
