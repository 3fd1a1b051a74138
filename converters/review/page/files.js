// ---------------------------------------------------------------- files
// Decisions as a file: docs/schema/decisions.schema.json.

function decisionsText(app) {
  const { sha256 } = app.model.data;
  const lines = [...app.model.cells.values()].filter((cell) => app.decisions.has(cell.key)).map((cell) =>
    JSON.stringify({
      report: cell.row.report, table: cell.row.table, row: cell.row.id, column: cell.column, value: app.decisions.get(cell.key),
    }));
  const list = lines.length ? `[\n${lines.join(",\n")}\n]` : "[]";
  return `{"gouji":"decisions","version":1,"sha256":"${sha256}","decisions":${list}}\n`;
}

function baseName(path) {
  return path.split(/[/\\]/).pop();
}

function saveDecisions(app) {
  const name = `${baseName(app.model.data.source).replace(/[<>:"|?*]/g, "_")}.decisions.json`;
  const address = URL.createObjectURL(new Blob([decisionsText(app)], { type: "application/json" }));
  element("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
  app.saved();
  app.announce(say("savedAs", { name, count: app.decisions.size }));
}

// The decisions in a file as [cell key, value]; throws what is to be said when it is of no use.
function readDecisions(text, name, model) {
  let file = null;
  try {
    file = JSON.parse(text);
  } catch {
    throw new Error(say("notJson", { name }));
  }
  if (file?.gouji !== "decisions" || !Array.isArray(file.decisions)) {
    throw new Error(say("notJson", { name }));
  }
  if (file.version !== 1) {
    throw new Error(say("wrongVersion", { name }));
  }
  if (String(file.sha256).toLowerCase() !== model.data.sha256) {
    throw new Error(say("otherBytes", { name, sha256: file.sha256, source: model.data.source }));
  }
  const decided = new Map();
  for (const decision of file.decisions) {
    const found = findCell(model, decision);
    const { report, table, row, column } = decision ?? {};
    const cell = [report, table, row, column].join(" ");
    if (!found || typeof decision.value !== "string") {
      throw new Error(say("unknownCell", { name, cell }));
    }
    if (decided.has(found.key) && !sameValue(decided.get(found.key), decision.value)) {
      throw new Error(say("decidedTwice", { name, cell }));
    }
    decided.set(found.key, decision.value);
  }
  return [...decided];
}

function findCell(model, decision) {
  const exact = model.cells.get(keyOf(decision?.report, decision?.table, decision?.row, decision?.column));
  const column = withoutBlanks(String(decision?.column));
  const row = model.rows.get(keyOf(decision?.report, decision?.table, decision?.row));
  return exact ?? row?.cells.find((cell) => withoutBlanks(cell.column) === column);
}

async function loadDecisions(app, file) {
  try {
    const list = readDecisions(await file.text(), file.name, app.model);
    app.replace(new Map(list));
    app.saved();
    app.announce(say("loaded", { name: file.name, count: list.length }));
  } catch (error) {
    app.announce(error.message, "error");
  }
}

// Unsaved decisions outlive a closed tab.
const draftKey = (model) => `gouji-review-draft-${model.data.sha256}`;

function keepDraft(app) {
  writeStorage(draftKey(app.model), app.isSaved || app.decisions.size === 0 ? "" : decisionsText(app));
}

function readDraft(model) {
  const text = readStorage(draftKey(model));
  try {
    return text === "" ? [] : readDecisions(text, "", model);
  } catch {
    return [];
  }
}
