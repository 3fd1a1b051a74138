// ----------------------------------------------------------- table view

function renderTables(model, pane) {
  const tables = model.reports.flatMap((entry) => entry.tables);
  if (tables.length === 0) {
    pane.append(element("p", { class: "note big" }, say("noTables")));
    return;
  }
  if (model.rows.size === 0) {
    pane.append(element("p", { class: "note" }, say("noForm")));
  }
  let number = 0;
  for (const { report, tables: of } of model.reports) {
    const section = element("section", { class: "report" });
    if (model.reports.length > 1 || report.organization || report.year) {
      section.append(element("h3", {}, reportName(report, model.reports.length > 1)));
    }
    for (const entry of of) {
      number += entry.table.table ? 0 : 1;
      section.append(renderTable(entry, number));
    }
    pane.append(section);
  }
}

function reportName(report, numbered) {
  const year = report.year ? say("year", report) : "";
  const name = [report.organization ?? say("unnamed"), year].filter(Boolean).join(" · ");
  return numbered ? say("report", { report: report.report, name }) : name;
}

function renderTable({ table, cells }, number) {
  const title = table.table
    ? `${table.title || table.table} · ${say("edition", table)}`
    : spelledOut(table.caption ?? "") || say("plainTable", { number });
  const body = element("tbody");
  for (const row of cells) {
    body.append(element("tr", {}, ...row.map(renderCell)));
  }
  return element("figure", { class: table.table ? "form" : "general" },
    element("figcaption", {}, title),
    element("div", { class: "scroll" }, element("table", { role: "grid", "aria-label": title }, body)));
}

function renderCell(cell) {
  const { data } = cell;
  const scope = data.h === "col" ? "col" : data.h === "row" ? "row" : null;
  cell.element = element(scope ? "th" : "td", {
    scope,
    rowspan: data.rs ?? null,
    colspan: data.cs ?? null,
    class: cell.row ? "value" : null,
    tabindex: cell.row ? "-1" : null,
    "data-cell": cell.key ?? null,
  });
  cell.element.cell = cell;
  paintCell(cell);
  return cell.element;
}

// Shows a cell as it is now.
function paintCell(cell) {
  const { text, evidence, print } = cell.settled;
  const target = cell.element;
  target.replaceChildren(...visibleText(text));
  target.dataset.evidence = evidence;
  const failing = cell.sums.filter((sum) => sum.now.verdict === "fails");
  target.toggleAttribute("data-failing", failing.length > 0);
  const notes = evidence === "stated" ? [] : [say(evidence)];
  if (print !== undefined && print !== text) {
    notes.push(say("printed", { print }));
  }
  if (cell.data.rule && evidence === cell.base.evidence) {
    notes.push(say("rule", { rule: cell.data.rule }));
  }
  notes.push(...failing.map((sum) => `${sumName(sum)}: ${say("states", sum.now)}`));
  target.title = notes.join("\n");
  if (cell.row) {
    const name = [cell.row.label || cell.row.id, columnName(cell.column), spelledOut(text) || say("blank")];
    target.setAttribute("aria-label", [...name, ...notes].join(", "));
  }
}

function columnName(column) {
  return column.replaceAll("/", " / ");
}

const ruleTexts = {
  "balance": "ruleBalance",
  "row-total": "ruleRowTotal",
  "column-total": "ruleColumnTotal",
  "review-total": "ruleReviewTotal",
};

function sumName(sum) {
  const { rule, rows, columns } = sum.data;
  const name = rule in ruleTexts ? say(ruleTexts[rule]) : rule;
  return `${name} · ${rows.join(" ")} · ${columns.map(columnName).join(" ")}`;
}

// The value cell that an arrow key leads to.
function neighbour(cell, key, model) {
  const others = [...model.cells.values()].filter((other) => other.table === cell.table);
  const step = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] }[key];
  const distance = (other) => [(other.r - cell.r) * step[0], (other.data.c - cell.data.c) * step[1]];
  const ahead = others.filter((other) => {
    const [rows, columns] = distance(other);
    return step[0] ? rows > 0 && other.data.c === cell.data.c : columns > 0 && other.r === cell.r;
  });
  ahead.sort((a, b) => Math.max(...distance(a)) - Math.max(...distance(b)));
  return ahead[0] ?? null;
}
