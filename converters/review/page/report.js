// --------------------------------------------------------------- report
// What the page is about: rows of value cells with their doubts, and what follows when a person
// decides some of them. settleRow() does what apply_decisions() does in the program.

const keyOf = (...names) => names.map((name) => encodeURIComponent(name)).join("/");

function buildModel(data) {
  const model = { data, reports: [], rows: new Map(), cells: new Map(), all: [] };
  for (const report of data.reports) {
    const entry = { report, rows: [], sums: [], hints: [], tables: [] };
    model.reports.push(entry);
    for (const table of report.tables) {
      entry.tables.push(buildTable(model, entry, table));
    }
    entry.rows = orderedRows(model, report);
    entry.hints = report.hints.map((hint, index) => buildHint(model, report, hint, index));
    entry.sums = report.sums.map((sum, index) => buildSum(model, report, sum, index));
  }
  for (const row of model.rows.values()) {
    row.kind = kindOf(row);
    row.lines = linesOf(row);
  }
  return model;
}

function buildTable(model, entry, table) {
  const cells = table.rows.map((row, r) => row.map((cell) => buildCell(model, entry.report, table, cell, r)));
  for (const doubt of table.doubts) {
    const row = model.rows.get(keyOf(entry.report.report, table.table, doubt.row));
    if (row) {
      row.doubt = doubt;
    }
  }
  return { table, cells };
}

function buildCell(model, report, table, data, r) {
  const cell = {
    data,
    r,
    base: { text: data.t, evidence: data.e ?? "stated", at: data.at ?? null, print: data.print },
    settled: null,
    element: null,
    row: null,
    sums: [],
  };
  cell.settled = cell.base;
  model.all.push(cell);
  if (data.row !== undefined) {
    cell.table = table;
    cell.row = rowOf(model, report, table, data.row);
    cell.column = data.column;
    cell.key = keyOf(report.report, table.table, data.row, data.column);
    cell.row.cells.push(cell);
    model.cells.set(cell.key, cell);
  } else if (data.names !== undefined) {
    rowOf(model, report, table, data.names).labelCell = cell;
  }
  return cell;
}

function rowOf(model, report, table, id) {
  const key = keyOf(report.report, table.table, id);
  if (!model.rows.has(key)) {
    const name = report.names[table.table]?.find(([known]) => known === id);
    model.rows.set(key, {
      key, id, report: report.report, table: table.table, title: table.title,
      label: name?.[1] ?? "", cells: [], labelCell: null, doubt: null, lines: null, kind: null,
    });
  }
  return model.rows.get(key);
}

function orderedRows(model, report) {
  return Object.entries(report.names).flatMap(([table, names]) =>
    names.map(([id]) => model.rows.get(keyOf(report.report, table, id))).filter((row) => row?.cells.length));
}

function buildSum(model, report, data, index) {
  const cellOf = (row, column) => model.cells.get(keyOf(report.report, data.table, row, column));
  const cells = [...data.left, ...data.right].map(([row, column]) => cellOf(row, column)).filter(Boolean);
  const sum = { data, cells, cellOf, key: keyOf("sum", report.report, index), now: data };
  for (const cell of cells) {
    cell.sums.push(sum);
  }
  return sum;
}

// A number of the tables that the text says otherwise.
function buildHint(model, report, data, index) {
  const cells = data.cells.map(([row, column]) => model.cells.get(keyOf(report.report, data.table, row, column))).filter(Boolean);
  return { data, cells, key: keyOf("hint", report.report, index) };
}

// What a person has to do with a row; null: nothing.
function kindOf(row) {
  const has = (evidence) => row.cells.some((cell) => cell.base.evidence === evidence);
  return ["ambiguous", "missing", "repaired"].find(has) ?? null;
}

// First and last line of the source that the row was made of.
function linesOf(row) {
  const lines = [...row.cells, row.labelCell].filter((cell) => cell?.base.at).map((cell) => cell.base.at[0]);
  return lines.length ? [Math.min(...lines), Math.max(...lines)] : null;
}

function isAnswered(row, decisions) {
  if (row.kind === "repaired") {
    return row.cells.every((cell) => cell.base.evidence !== "repaired" || decisions.has(cell.key));
  }
  return row.cells.every((cell) => cell.settled.evidence !== row.kind);
}

// ---------------------------------------------------------- settling rows

function settleRow(row, decisions) {
  for (const cell of row.cells) {
    cell.settled = { ...cell.base };
  }
  row.remaining = row.doubt?.candidates ?? [];
  row.overruled = false;
  const decided = row.cells.filter((cell) => decisions.has(cell.key));
  if (row.doubt && decided.some((cell) => row.doubt.columns.includes(cell.column))) {
    settleDoubt(row, decided, decisions);
  }
  for (const cell of decided) {
    writeDecision(cell, decisions.get(cell.key));
  }
}

function settleDoubt(row, decided, decisions) {
  const { columns, candidates, count, bound } = row.doubt;
  const agreeing = candidates.filter((candidate) =>
    decided.every((cell) => {
      const index = columns.indexOf(cell.column);
      return index < 0 || sameValue(candidate[index], decisions.get(cell.key));
    }));
  if (agreeing.length === 0) {
    row.overruled = true;
    return;
  }
  row.remaining = agreeing;
  const isComplete = !bound && count === candidates.length;
  const sources = movingSources(row);
  columns.forEach((column, index) => {
    const cell = row.cells.find((item) => item.column === column);
    const text = agreeing[0][index];
    if (cell.base.evidence === "ambiguous") {
      const isSettled = isComplete && agreeing.every((candidate) => candidate[index] === text);
      cell.settled.text = text;
      cell.settled.evidence = !isSettled ? "ambiguous" : text === "" ? "empty" : "inferred";
    }
    if (sources) {
      cell.settled.at = text === "" ? null : sources.shift();
    }
  });
}

// The places of the row's values, in order: a value that moves keeps its own. Null where values and
// places do not match one to one.
function movingSources(row) {
  const cells = row.doubt.columns.map((column) => row.cells.find((cell) => cell.column === column));
  const sources = cells.filter((cell) => cell.base.text !== "").map((cell) => cell.base.at);
  const fits = (candidate) => candidate.filter((text) => text !== "").length === sources.length;
  return row.doubt.candidates.every(fits) ? sources : null;
}

function writeDecision(cell, value) {
  const { text, evidence } = cell.settled;
  if (!sameValue(text, value)) {
    cell.settled.text = value;
    if (evidence === "stated" && text !== "") {
      cell.settled.print = text;
    }
  }
  cell.settled.evidence = "decided";
}

// The ambiguous cells of a row, with their places in its placements: what picking one decides. Not
// all placements need be listed, so those that are do not tell.
function openCells(row) {
  return row.doubt.columns.map((column, index) => ({ cell: row.cells.find((item) => item.column === column), index }))
    .filter(({ cell }) => cell.base.evidence === "ambiguous");
}

// ------------------------------------------------------------ all of it

// The rows in which two sets of decisions differ.
function changedRows(model, before, after) {
  const keys = [...before.keys(), ...after.keys()].filter((key) => before.get(key) !== after.get(key));
  return new Set(keys.map((key) => model.cells.get(key).row));
}

// Settles rows and the sums that they are in; the cells that may look different now.
function settle(rows, decisions) {
  const cells = new Set();
  const sums = new Set();
  for (const row of rows) {
    settleRow(row, decisions);
    for (const cell of row.cells) {
      cells.add(cell);
      cell.sums.forEach((sum) => sums.add(sum));
    }
  }
  for (const sum of sums) {
    settleSum(sum, decisions);
    sum.cells.forEach((cell) => cells.add(cell));
  }
  return cells;
}

// What the program found over all candidates stands until a person has changed something.
function settleSum(sum, decisions) {
  const isTouched = sum.cells.some((cell) => cell.row.cells.some((other) => decisions.has(other.key)));
  sum.now = isTouched ? testSum(sum.data, sum.cellOf) : sum.data;
}
