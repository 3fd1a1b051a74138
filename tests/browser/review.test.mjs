// The page that `gouji review` writes, as a person uses it: GOUJI, FIXTURES and CHROMIUM are paths
// (see run).
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const { GOUJI, FIXTURES, CHROMIUM } = process.env;
const folder = mkdtempSync(join(tmpdir(), "gouji-browser-"));
let browser = null;

before(async () => {
  browser = await chromium.launch({ executablePath: CHROMIUM, args: ["--no-sandbox"] });
});

after(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

// ---------------------------------------------------------------- helpers

const fixture = (name) => readFileSync(join(FIXTURES, name), "utf8");
const lostBlanks = () => fixture("damaged/cell-a-line-lost-blanks.txt");

function gouji(...args) {
  const result = spawnSync(GOUJI, args, { cwd: folder, encoding: "utf8" });
  assert.equal(result.status, 0, result.stderr);
  return result.stdout;
}

// Writes a text as NAME and its page, and opens the page. A page that asks the network for anything,
// or whose script fails, fails the test.
async function open(name, text, options = {}) {
  writeFileSync(join(folder, name), text);
  gouji("review", name, "-o", `${name}.html`, "--quiet", ...(options.args ?? []));
  const context = await browser.newContext({ locale: options.locale ?? "en-US", viewport: options.viewport ?? { width: 1400, height: 900 } });
  const page = await context.newPage();
  page.errors = [];
  page.on("pageerror", (error) => page.errors.push(error.stack));
  page.on("request", (request) => {
    if (!/^(file|blob|data):/.test(request.url())) {
      page.errors.push(`request: ${request.url()}`);
    }
  });
  await page.goto(pathToFileURL(join(folder, `${name}.html`)).href);
  return page;
}

async function close(page) {
  assert.deepEqual(page.errors, []);
  await page.context().close();
}

const key = (...names) => names.map(encodeURIComponent).join("/");
const cellOf = (page, ...names) => page.locator(`[data-cell="${key(...names)}"]`);

async function save(page) {
  const [download] = await Promise.all([page.waitForEvent("download"), page.keyboard.press("s")]);
  const path = join(folder, download.suggestedFilename());
  await download.saveAs(path);
  return { name: download.suggestedFilename(), file: JSON.parse(readFileSync(path, "utf8")) };
}

// The value cells as the page shows them: key -> [text, evidence]; digits as extract writes them.
const shownCells = (page) => page.evaluate(() => Object.fromEntries([...document.querySelectorAll("[data-cell]")]
  .map((cell) => [cell.dataset.cell, [cell.textContent.normalize("NFKC"), cell.dataset.evidence]])));

// The same of `gouji extract`.
function extractedCells(...args) {
  const cells = {};
  for (const report of JSON.parse(gouji("extract", "--quiet", ...args))) {
    for (const table of report.tables) {
      for (const row of table.rows) {
        row.columns.forEach((column, index) => {
          const value = row.values[index] ?? "";
          cells[key(report.report, table.table, row.id, column)] = [String(value), row.evidence[index]];
        });
      }
    }
  }
  return cells;
}

// ------------------------------------------------------------------ tests

test("the page links a cell and the place it came from, both ways", async () => {
  const page = await open("links.txt", lostBlanks());
  const cell = page.locator("td.value[data-evidence=stated]").first();
  await cell.hover();
  const token = page.locator("#source .token.linked");
  assert.equal(await token.count(), 1);
  assert.equal(await token.textContent(), await cell.textContent());
  await page.locator("#source .token", { hasText: "412" }).hover();
  assert.deepEqual(await page.locator("#tables .linked").allTextContents(), ["412"]);
  await page.locator("#source .token", { hasText: "412" }).click();
  assert.equal(await page.locator("#tables .selected").textContent(), "412");
  await close(page);
});

test("the source stands there verbatim", async () => {
  const text = "一\t二　三 | 四  \n\n  五&amp;<b>六</b>\n";
  const page = await open("verbatim.txt", text);
  const lines = await page.locator("#source .text").evaluateAll((all) => all.map((line) => line.textContent));
  assert.deepEqual(lines.join("\n") + "\n", text);
  await close(page);
});

test("with the keyboard alone: pick, type, save; the program then says decided", async () => {
  const page = await open("keys.txt", lostBlanks());
  const all = await page.locator("[data-question]").count();
  assert.ok(all >= 7);
  await page.keyboard.press("n");
  assert.equal(await page.evaluate(() => document.activeElement.getAttribute("role")), "radio");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  assert.equal(await page.locator("[role=radio][aria-checked=true]").count(), 1);
  assert.match(await page.locator("#progress-text").textContent(), new RegExp(`^1 of ${all} `));
  await page.keyboard.press("n");
  await page.keyboard.press("e");
  await page.keyboard.press("Control+A");
  await page.keyboard.type("77");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Escape"); // out of the fields, so that s is a command
  const { name, file } = await save(page);
  assert.equal(name, "keys.txt.decisions.json");
  assert.equal(file.gouji, "decisions");
  assert.equal(file.version, 1);
  assert.match(file.sha256, /^[0-9a-f]{64}$/);
  assert.ok(file.decisions.some((decision) => decision.value === "77"));
  const cells = extractedCells("keys.txt", "--decisions", name);
  for (const { report, table, row, column, value } of file.decisions) {
    assert.deepEqual(cells[key(report, table, row, column)], [value, "decided"]);
  }
  await close(page);
});

// A random choice for every question, then the whole document compared cell by cell.
async function compareRandomDecisions(name, text, start) {
  const page = await open(name, text);
  let seed = start;
  const random = (below) => (seed = (seed * 48271) % 2147483647) % below;
  const questions = await page.locator("[data-question]").count();
  for (let i = 0; i < questions; ++i) {
    await page.locator("[data-question]").nth(i).click();
    const fields = page.locator("#card input");
    if (random(3) === 0) {
      await page.locator("[role=radio]").nth(random(await page.locator("[role=radio]").count())).click();
    } else {
      const field = fields.nth(random(await fields.count()));
      await field.fill(["", "9", " ３ ", await field.inputValue()][random(4)]);
      await field.press("Enter");
    }
  }
  await leaveField(page);
  const { name: saved } = await save(page);
  assert.deepEqual(await shownCells(page), extractedCells(name, "--decisions", saved));
  await close(page);
}

test("a saved file is what docs/schema describes", async (context) => {
  if (spawnSync("python3", ["-c", "import jsonschema"]).status !== 0) {
    context.skip("no python3-jsonschema");
    return;
  }
  const page = await open("schema.txt", lostBlanks());
  await page.keyboard.press("n");
  await page.keyboard.press("1");
  const { name } = await save(page);
  const check = "import json, jsonschema, sys; jsonschema.validate(*[json.load(open(f)) for f in sys.argv[1:]])";
  execFileSync("python3", ["-c", check, join(folder, name), join(FIXTURES, "../docs/schema/decisions.schema.json")]);
  await close(page);
});

test("what follows from decisions is the same on the page and in the program", async () => {
  await compareRandomDecisions("same.txt", lostBlanks(), 20240117);
  // A row of 15 columns has more placements than are listed.
  const wide = lostBlanks().replace(/(?:0 \|\n){15}/, "1 |\n2 |\n3 |\n1 |\n4 |\n5 |\n9 | |||||\n");
  assert.notEqual(wide, lostBlanks());
  for (const seed of [7, 12345]) {
    await compareRandomDecisions("wide.txt", wide, seed);
  }
});

async function leaveField(page) {
  await page.keyboard.press("Escape");
}

test("a saved file is loaded again; one for other bytes is refused by name", async () => {
  const page = await open("load.txt", lostBlanks());
  await page.keyboard.press("n");
  await page.keyboard.press("2");
  const before = await shownCells(page);
  const { name, file } = await save(page);
  await page.evaluate(() => localStorage.clear());
  await page.reload();
  await page.locator("#file").setInputFiles(join(folder, name));
  await page.waitForFunction(() => document.querySelector("#message").textContent.includes("Loaded"));
  assert.deepEqual(await shownCells(page), before);
  writeFileSync(join(folder, "other.json"), JSON.stringify({ ...file, sha256: "0".repeat(64) }));
  await page.locator("#file").setInputFiles(join(folder, "other.json"));
  await page.waitForFunction(() => document.querySelector("#message.error"));
  assert.match(await page.locator("#message").textContent(), /other\.json/);
  assert.deepEqual(await shownCells(page), before);
  await close(page);
  const again = await open("load.txt", lostBlanks(), { args: ["--decisions", name] });
  assert.deepEqual(await shownCells(again), before);
  await close(again);
});

test("decisions that were not saved are there on the next visit; undo takes one back", async () => {
  const page = await open("draft.txt", lostBlanks());
  await page.keyboard.press("n");
  await page.keyboard.press("1");
  const before = await shownCells(page);
  page.on("dialog", (dialog) => dialog.accept());
  await page.reload();
  assert.deepEqual(await shownCells(page), before);
  await page.locator("#message button").click();
  assert.match(await page.locator("#progress-text").textContent(), /^0 of/);
  await page.keyboard.press("n");
  await page.keyboard.press("1");
  await page.keyboard.press("u");
  assert.match(await page.locator("#progress-text").textContent(), /^0 of/);
  await close(page);
});

test("a hostile source runs nothing and is shown as it is", async () => {
  const attack = "</script><script>window.hacked=1</script><!--<img src=x onerror=hacked=1>";
  const text = lostBlanks().replace(/^/, `${attack}\n`).replace("412", "<img/src=x/onerror=hacked=1>");
  const page = await open("hostile.txt", text);
  assert.equal(await page.evaluate(() => window.hacked), undefined);
  assert.equal(await page.locator("#source .text").first().textContent(), attack);
  assert.equal(await page.locator("img").count(), 0);
  // Markup that gets into the page in whatever way meets the policy.
  await page.evaluate(() => {
    const script = document.createElement("script");
    script.textContent = "window.hacked = 2";
    document.body.append(script);
  });
  assert.equal(await page.evaluate(() => window.hacked), undefined);
  await close(page);
});

test("a document without tables says so, in the language of the browser", async () => {
  const chinese = await open("plain.txt", "只有文字。\n", { locale: "zh-CN" });
  assert.equal(await chinese.locator("#tables").textContent(), "文档中没有表格。");
  await chinese.locator("#language").click();
  assert.equal(await chinese.locator("#tables").textContent(), "There is no table in this document.");
  assert.equal(await chinese.locator("html").getAttribute("lang"), "en");
  await close(chinese);
});

test("several reports in one input have their own questions", async () => {
  const text = `${lostBlanks()}\n${lostBlanks().replaceAll("412", "413")}`;
  const page = await open("two.txt", text);
  assert.equal(await page.locator("section.report").count(), 2);
  const second = page.locator('[data-question^="2/"]').first();
  await second.click();
  await page.keyboard.press("1");
  const { name, file } = await save(page);
  assert.deepEqual([...new Set(file.decisions.map((decision) => decision.report))], [2]);
  assert.deepEqual(await shownCells(page), extractedCells("two.txt", "--decisions", name));
  await close(page);
});

test("sums are tested again on what is decided", async () => {
  const text = fixture("damaged/pipe-padded.txt");
  const broken = text.replace(/(（七）总计[^\n]*?)(\d+)( \|[^\d\n]*\n|$)/u, "$199$3");
  assert.notEqual(broken, text);
  const page = await open("sums.txt", broken);
  const failing = page.locator("[data-sum][data-evidence=failing]");
  const count = await failing.count();
  assert.ok(count > 0);
  await failing.first().click();
  assert.ok((await page.locator("#tables [data-failing]").count()) > 1);
  const total = cellOf(page, 1, "applications", "3.7", "总计");
  await total.click();
  await page.keyboard.press("Enter");
  const right = execFileSync("sh", ["-c", `cd '${folder}' && printf %s "$0" > right.txt && '${GOUJI}' extract right.txt --quiet`, text], { encoding: "utf8" });
  const row = JSON.parse(right)[0].tables.find((table) => table.table === "applications").rows.find(({ id }) => id === "3.7");
  await page.keyboard.type(String(row.values.at(-1)));
  await page.keyboard.press("Enter");
  assert.equal(await failing.count(), 0);
  assert.equal(await page.locator("#tables [data-failing]").count(), 0);
  await close(page);
});

test("everything can be reached and is named", async () => {
  const page = await open("names.txt", lostBlanks());
  await page.keyboard.press("?");
  assert.ok(await page.locator("dialog[open]").isVisible());
  await page.keyboard.press("Escape");
  await page.keyboard.press("n");
  const nameless = await page.evaluate(() => [...document.querySelectorAll("button, input:not([hidden]), [role=radio], [role=grid]")]
    .filter((item) => !(item.getAttribute("aria-label") || item.textContent.trim())).length);
  assert.equal(nameless, 0);
  // One value cell is in the tab order; arrow keys lead to its neighbours.
  assert.equal(await page.locator("td.value[tabindex='0']").count(), 1);
  const cell = cellOf(page, 1, "applications", "3.1", "自然人");
  await cell.focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowDown");
  assert.equal(await page.evaluate(() => document.activeElement.dataset.cell), key(1, "applications", "3.2", "商业企业"));
  await close(page);
});

test("on paper the open questions are listed with their placements", async () => {
  const page = await open("paper.txt", lostBlanks());
  await page.emulateMedia({ media: "print" });
  await page.locator("#print-list > ol").waitFor();  // written with the frame that changes the media
  assert.ok(await page.locator("#header .tools").isHidden());
  assert.equal(await page.locator("#print-list > ol > li").count(), await page.locator("[data-question]").count());
  await close(page);
});

test("the language can be changed while a row is open", async () => {
  const page = await open("language.txt", lostBlanks());
  await page.keyboard.press("n");
  const before = await page.locator("#card .badge").textContent();
  await page.locator("#language").click();
  assert.notEqual(await page.locator("#card .badge").textContent(), before);
  assert.equal(await page.evaluate(() => document.activeElement.id), "language");
  assert.ok((await page.locator("#tables .selected").count()) > 1);
  await close(page);
});

test("characters that are not seen are named, and turn nothing", async () => {
  const text = lostBlanks().replace("412", "4\u202e12").replace(/^/, "a\u202eb\u0007c\u2066\n");
  const page = await open("unseen.txt", text);
  assert.equal(await page.locator("#source .text").first().textContent(), "a\u202eb\u0007c\u2066");
  const named = await page.locator("#source .line").first().locator(".unseen").evaluateAll((all) => all.map((item) => item.dataset.code));
  assert.deepEqual(named, ["U+202E", "U+0007", "U+2066"]);
  // What stands behind it on the line is still drawn behind it.
  const left = (letter) => page.evaluate((sought) => {
    const line = document.querySelector("#source .text");
    const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node.data === sought) {
        const range = document.createRange();
        range.selectNode(node);
        return range.getBoundingClientRect().left;
      }
    }
    return -1;
  }, letter);
  assert.ok(await left("a") < await left("b") && await left("b") < await left("c"));
  await close(page);
});

test("a text that is typed for a number is told; what is a number is what the program says", async () => {
  const page = await open("typed.txt", lostBlanks());
  const warning = page.locator("#card [data-warning=text]");
  await page.keyboard.press("n");
  const field = page.locator("#card input").first();
  for (const [value, isNumber] of [["12a", false], ["1,234", true], ["1,23", false], ["１２", true], ["②", false], ["1 2", false],
    ["\u22125", true], ["—", true], ["--", true], ["5.", false], ["1".repeat(19), false], ["251000元", false], ["", true], [" 3 ", true]]) {
    await field.fill(value);
    await field.press("Enter");
    assert.equal(await warning.isHidden(), isNumber, value);
  }
  await close(page);
});

test("a number that the text says otherwise is listed, and leads to its line and its cell", async () => {
  const text = fixture("damaged/pipe-padded.txt").replace("收到信息公开申请20件", "收到信息公开申请21件");
  const page = await open("hint.txt", text);
  const item = page.locator("[data-hint]");
  assert.equal(await item.count(), 1);
  assert.match(await item.textContent(), /20.*21/);
  await item.click();
  assert.match(await page.locator("#source .line.selected").textContent(), /收到信息公开申请21件/);
  assert.equal(await page.locator("#tables .selected").textContent(), "20");
  assert.equal(await page.locator("[data-hint][aria-current]").count(), 1);
  await page.locator("#card .terms button").click();
  assert.equal(await page.locator("#card input").count(), 7);
  await page.emulateMedia({ media: "print" });
  await page.locator("#print-list > ul").last().waitFor();
  assert.match(await page.locator("#print-list").textContent(), /21件/);
  await close(page);
});

test("files that are no use are refused with what is wrong, and change nothing", async () => {
  const page = await open("refused.txt", lostBlanks());
  await page.keyboard.press("n");
  await page.keyboard.press("2");
  const before = await shownCells(page);
  const { file } = await save(page);
  const [first] = file.decisions;
  for (const [text, words] of [
    ["{", /not a file of decisions/], ["[]", /not a file of decisions/], ["null", /not a file of decisions/],
    [JSON.stringify({ ...file, version: 2 }), /version/],
    [JSON.stringify({ ...file, sha256: null }), /sha256/],
    [JSON.stringify({ ...file, decisions: [{ ...first, row: "9" }] }), / 9 /],
    [JSON.stringify({ ...file, decisions: [{ ...first, value: 4 }] }), /applications/],
    [JSON.stringify({ ...file, decisions: [null] }), /refused\.json/],
    [JSON.stringify({ ...file, decisions: [{ ...first, value: "4" }, { ...first, value: "5" }] }), /two ways/],
  ]) {
    await page.evaluate(() => document.querySelector("#message").replaceChildren());
    writeFileSync(join(folder, "refused.json"), text);
    await page.locator("#file").setInputFiles(join(folder, "refused.json"));
    await page.waitForFunction(() => document.querySelector("#message.error")?.textContent);
    assert.match(await page.locator("#message").textContent(), words, text);
    assert.deepEqual(await shownCells(page), before);
  }
  await close(page);
});
