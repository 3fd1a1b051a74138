// --------------------------------------------------------------- review
// The page itself: what is selected, what is decided, and the keys.

const app = {
  model: null,
  decisions: new Map(),
  history: [],
  selected: {},
  isSaved: true,

  // -------------------------------------------------------- deciding

  // [[cell, value], …]
  decide(pairs) {
    const isNews = pairs.some(([cell, value]) => this.decisions.get(cell.key) !== value);
    if (!isNews) {
      return;
    }
    const next = new Map(this.decisions);
    for (const [cell, value] of pairs) {
      next.set(cell.key, value);
    }
    this.change(next);
    const shown = pairs.map(([, value]) => value).filter((value) => value !== "").join(" ");
    this.announce(say("decisionSet", { row: rowName(pairs[0][0].row), value: shown || say("blank") }));
  },

  pick(row, candidate) {
    const next = new Map(this.decisions);
    for (const cell of row.cells) {
      next.delete(cell.key); // a placement is of the whole row
    }
    for (const { cell, index } of openCells(row)) {
      next.set(cell.key, candidate[index]);
    }
    this.change(next);
    this.announce(say("decisionSet", { row: rowName(row), value: placementName(row, candidate) }));
    byId("card").querySelector("[role=radio][aria-checked=true]")?.focus();
  },

  accept(row) {
    const open = row.cells.filter((cell) => cell.base.evidence === row.kind || cell.settled.evidence === "ambiguous");
    this.decide(open.map((cell) => [cell, cell.settled.text]));
    this.focusCard();
  },

  clear(row) {
    const next = new Map(this.decisions);
    row.cells.forEach((cell) => next.delete(cell.key));
    this.change(next);
    this.announce(say("decisionCleared", { row: rowName(row) }));
    this.focusCard();
  },

  undo() {
    const last = this.history.pop();
    if (last) {
      this.replace(last);
      this.announce(say("undone"));
    }
  },

  change(next) {
    this.history.push(this.decisions);
    this.replace(next);
  },

  replace(next) {
    const rows = changedRows(this.model, this.decisions, next);
    this.decisions = next;
    this.isSaved = false;
    this.update(settle(rows, next));
  },

  saved() {
    this.isSaved = true;
    this.updateHeader();
  },

  // ------------------------------------------------------- selecting

  // {row, cell}, {sum} or {hint}; focus: "card" moves the keyboard there.
  select(what, focus = "") {
    this.selected = what;
    renderCard(this);
    this.markSelected();
    refreshList(this);
    if (focus === "card") {
      this.focusCard();
    }
  },

  close() {
    const { row, cell } = this.selected;
    this.select({});
    this.focusTable(cell ?? row?.cells[0]);
  },

  // A cell that nothing can be decided about.
  show(cell) {
    this.select({});
    cell.element.classList.add("selected");
    reveal(cell.element);
    markSource(this.model, [cell], "selected");
  },

  step(direction) {
    const questions = questionsOf(this.model);
    const open = questions.filter((row) => row === this.selected.row || !isAnswered(row, this.decisions));
    const list = open.some((row) => row !== this.selected.row) ? open : questions;
    if (list.length === 0) {
      return;
    }
    const at = list.indexOf(this.selected.row);
    const next = at < 0 ? (direction > 0 ? 0 : list.length - 1) : (at + direction + list.length) % list.length;
    this.select({ row: list[next] }, "card");
  },

  preview(row, candidate) {
    for (const cell of row.cells) {
      const index = row.doubt.columns.indexOf(cell.column);
      const text = candidate && index >= 0 ? candidate[index] : cell.settled.text;
      cell.element.replaceChildren(...visibleText(text));
      cell.element.classList.toggle("preview", candidate !== null && text !== cell.settled.text);
    }
  },

  // ----------------------------------------------------------- focus

  focusCard() {
    const card = byId("card");
    const target = card.querySelector("[role=radio][tabindex='0']") ?? card.querySelector("input");
    target?.focus();
  },

  focusField(cell) {
    const input = [...byId("card").querySelectorAll("input")].find((item) => item.dataset.field === cell.key);
    input?.focus();
    input?.select();
  },

  focusTable(cell) {
    const target = cell?.element ?? byId("tables").querySelector("td.value");
    target?.focus();
  },

  // ---------------------------------------------------------- painting

  // After a change of these cells.
  update(cells) {
    cells.forEach(paintCell);
    this.updateHeader();
    refreshList(this);
    refreshCard(this);
  },

  updateHeader() {
    const questions = questionsOf(this.model);
    const done = questions.filter((row) => isAnswered(row, this.decisions)).length;
    const all = questions.length;
    const text = all ? say("progress", { done, all }) : say("nothingToDecide");
    byId("progress-text").textContent = text;
    const bar = byId("progress");
    bar.max = Math.max(all, 1);
    bar.value = all ? done : 1;
    bar.setAttribute("aria-label", text);
    byId("save").disabled = this.decisions.size === 0;
    byId("save").classList.toggle("primary", !this.isSaved && this.decisions.size > 0);
    document.title = (this.isSaved ? "" : "• ") + say("title", this.model.data);
    keepDraft(this);
  },

  markSelected() {
    document.querySelectorAll(".selected").forEach((item) => item.classList.remove("selected"));
    const { row, cell, sum, hint } = this.selected;
    const cells = sum || hint ? (sum ?? hint).cells : cell ? [cell] : row ? [...row.cells, row.labelCell].filter(Boolean) : [];
    cells.forEach((item) => item.element.classList.add("selected"));
    markSource(this.model, hint ? [] : cells, "selected", row);
    if (hint) {
      const line = byId("source").querySelector(`[data-line="${hint.data.line}"]`);
      line?.classList.add("selected");
      line && reveal(line);
    }
    rove(cell ?? row?.cells[0] ?? null);
    const first = sum ? sum.cells.at(-1) : cells[0];
    if (first) {
      reveal(first.element);
    }
  },

  announce(text, kind = "") {
    const box = byId("message");
    box.className = kind;
    box.replaceChildren(text);
  },
};

// One value cell of the page can be reached by Tab; arrow keys lead to the others.
function rove(cell) {
  const target = cell?.element ?? byId("tables").querySelector("td.value[tabindex='0']") ?? byId("tables").querySelector("td.value");
  byId("tables").querySelectorAll("td.value[tabindex='0']").forEach((item) => { item.tabIndex = -1; });
  if (target) {
    target.tabIndex = 0;
  }
}

// ------------------------------------------------- source and tables linked

// Marks the places in the source that cells came from; of a row also the lines between them.
function markSource(model, cells, name, row = null) {
  const source = byId("source");
  source.querySelectorAll("." + name).forEach((item) => item.classList.remove(name));
  const lines = new Set();
  for (const cell of cells) {
    const at = cell.settled.at;
    if (at) {
      lines.add(at[0]);
      source.querySelector(`[data-at="${at[0]}:${at[1]}"]`)?.classList.add(name);
    }
  }
  const range = row?.lines ?? cells[0]?.row?.lines;
  if (range && (row || lines.size === 0)) {
    for (let line = range[0]; line <= range[1] && line < range[0] + 100; ++line) {
      lines.add(line);
    }
  }
  const marked = [...lines].sort((a, b) => a - b).map((line) => source.querySelector(`[data-line="${line}"]`)).filter(Boolean);
  marked.forEach((line) => line.classList.add(name));
  if (name === "selected" && marked.length) {
    reveal(marked[0]);
  }
}

function cellsOfSource(target) {
  const token = target.closest("[data-at]");
  const line = target.closest("[data-line]");
  if (token) {
    return app.model.all.filter((cell) => cell.settled.at && token.dataset.at === `${cell.settled.at[0]}:${cell.settled.at[1]}`);
  }
  return line ? app.model.all.filter((cell) => cell.settled.at?.[0] === Number(line.dataset.line)) : [];
}

function hoverTables(event) {
  clearLinks();
  const cell = event.target.closest("td, th")?.cell;
  if (cell) {
    cell.element.classList.add("linked");
    markSource(app.model, [cell], "linked");
  }
}

function hoverSource(event) {
  clearLinks();
  const cells = cellsOfSource(event.target);
  event.target.closest("[data-at]")?.classList.add("linked");
  cells.forEach((cell) => cell.element.classList.add("linked"));
}

function clearLinks() {
  document.querySelectorAll(".linked").forEach((item) => item.classList.remove("linked"));
}

function clickTables(event) {
  const cell = event.target.closest("td, th")?.cell;
  if (cell?.row) {
    app.select({ row: cell.row, cell });
    cell.element.focus();
  } else if (cell) {
    app.show(cell);
  }
}

function clickSource(event) {
  const [cell] = cellsOfSource(event.target);
  if (cell?.row) {
    app.select({ row: cell.row, cell });
  } else if (cell) {
    app.show(cell);
  }
}

// -------------------------------------------------------------------- keys

function tableKey(event) {
  const cell = event.target.cell;
  if (!cell?.row || event.ctrlKey || event.altKey || event.metaKey) {
    return;
  }
  if (event.key.startsWith("Arrow")) {
    const next = neighbour(cell, event.key, app.model);
    if (next) {
      app.select({ row: next.row, cell: next });
      next.element.focus();
    }
  } else if (event.key === "Enter") {
    app.select({ row: cell.row, cell });
    if (cell.row.doubt) {
      app.focusCard();
    } else {
      app.focusField(cell);
    }
  } else {
    return;
  }
  event.preventDefault();
}

const shortcuts = {
  n: () => app.step(1),
  j: () => app.step(1),
  p: () => app.step(-1),
  k: () => app.step(-1),
  u: () => app.undo(),
  s: () => byId("save").click(),
  e: () => app.selected.row && app.focusField(app.selected.cell ?? app.selected.row.cells[0]),
  "?": () => byId("help").showModal(),
  Escape: () => app.close(),
};

function pageKey(event) {
  if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey ||
      event.target.closest("input, select, dialog")) {
    return;
  }
  const { row } = app.selected;
  const number = /^[1-9]$/.test(event.key) ? Number(event.key) : 0;
  if (number && row?.doubt?.candidates[number - 1]) {
    app.pick(row, row.doubt.candidates[number - 1]);
  } else if (event.key in shortcuts) {
    shortcuts[event.key]();
  } else {
    return;
  }
  event.preventDefault();
}

// ------------------------------------------------------------- the page

function pageHeader(data) {
  const chooser = element("input", {
    type: "file", id: "file", accept: ".json,application/json", hidden: true,
    onchange: async (event) => {
      const [file] = event.target.files;
      event.target.value = "";
      if (file) {
        await loadDecisions(app, file);
      }
    },
  });
  const button = (id, text, onclick, attributes = {}) => element("button", { type: "button", id, onclick, ...attributes }, text);
  return element("header", { id: "header" },
    element("h1", {}, element("span", { class: "brand", "aria-hidden": "true" }, "勾稽"), say("title", data)),
    element("div", { class: "progress-box" }, element("progress", { id: "progress" }), element("span", { id: "progress-text" })),
    element("div", { class: "tools" }, chooser,
      button("open", say("open"), () => byId("file").click()),
      button("save", say("save"), () => saveDecisions(app), { title: "s" }),
      button("language", say("languageName"), switchLanguage, { lang: language === "zh" ? "en" : "zh-CN" }),
      button("help-button", "?", () => byId("help").showModal(), { title: say("help"), "aria-label": say("help") })));
}

function pane(id, title, listeners = {}) {
  return element("section", { class: "pane", "aria-labelledby": `${id}-title` },
    element("h2", { id: `${id}-title` }, title),
    element("div", { class: "pane-body", id, tabindex: id === "source" ? "0" : null, ...listeners }));
}

function helpDialog() {
  const rows = texts[language].helpKeys.map(([keys, what]) =>
    element("tr", {}, element("th", { scope: "row" }, ...keys.split(" / ").flatMap((key, i) => [i ? " / " : "", element("kbd", {}, key)])), element("td", {}, what)));
  return element("dialog", { id: "help", "aria-labelledby": "help-title" },
    element("h2", { id: "help-title" }, say("helpTitle")),
    element("ol", {}, ...texts[language].helpSteps.map((step) => element("li", {}, step))),
    element("table", {}, ...rows),
    element("form", { method: "dialog" }, element("button", { class: "primary" }, say("close"))));
}

function switchLanguage() {
  language = language === "zh" ? "en" : "zh";
  writeStorage(languageKey, language);
  renderPage();
  byId("language").focus();
}

function renderPage() {
  const { data } = app.model;
  document.documentElement.lang = language === "zh" ? "zh-CN" : "en";
  document.body.querySelectorAll(":scope > :not(script, noscript)").forEach((item) => item.remove());
  const tables = pane("tables", say("tables"), {
    onclick: clickTables, onmouseover: hoverTables, onmouseleave: clearLinks, onkeydown: tableKey,
  });
  tables.append(element("section", { id: "card", "aria-live": "off", "aria-labelledby": "card-title", hidden: true }));
  document.body.prepend(
    pageHeader(data),
    element("p", { id: "message", role: "status", "aria-live": "polite" }),
    element("main", {},
      element("nav", { class: "pane", "aria-label": say("list") }, element("h2", {}, say("list")), element("div", { class: "pane-body", id: "list" })),
      pane("source", say("source"), { onclick: clickSource, onmouseover: hoverSource, onmouseleave: clearLinks }),
      tables),
    element("section", { id: "print-list" }),
    element("footer", {}, say("footer", data)),
    helpDialog());
  renderTables(app.model, byId("tables"));
  renderSource(app.model, byId("source"));
  renderList(app);
  app.select(app.selected); // makes the card, which an update goes through
  app.updateHeader();
}

function offerDraft(draft) {
  app.replace(new Map(draft));
  const discard = element("button", { type: "button", onclick: () => { app.replace(new Map()); app.saved(); app.announce(""); } }, say("discard"));
  byId("message").replaceChildren(say("restored", { count: draft.length }) + " ", discard);
}

function start() {
  app.model = buildModel(JSON.parse(byId("review-data").textContent));
  const given = app.model.data.decisions.map((decision) => [findCell(app.model, decision).key, decision.value]);
  const draft = readDraft(app.model);
  app.decisions = new Map(given);
  settle(app.model.rows.values(), app.decisions);
  renderPage();
  if (draft.length && given.length === 0) {
    offerDraft(draft);
  }
  document.addEventListener("keydown", pageKey);
  window.matchMedia("print").addEventListener("change", ({ matches }) => matches && renderPrintList(app));
  window.addEventListener("beforeprint", () => renderPrintList(app));
  window.addEventListener("beforeunload", (event) => {
    if (!app.isSaved && app.decisions.size > 0) {
      event.preventDefault();
    }
  });
}

start();
