// --------------------------------------------------------------- values
// Exact decimals as gouji reads them: full-width digits, a sign, thousands separators.

const strokes = new Set(["/", "\\", "-", "--", "—", "——", "–", "―", "无", "無"]);
const blanks = /[\s\u200b\ufeff]+/g;

function withoutBlanks(text) {
  return text.replace(blanks, "");
}

// Full-width letters as ASCII, and the minus sign; nothing else is a digit: neither ² nor ②.
function halfWidth(text) {
  return text.replace(/[\uff01-\uff5e]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0xfee0)).replaceAll("\u2212", "-");
}

function isStroke(text) {
  return strokes.has(withoutBlanks(halfWidth(text)));
}

// {units, scale}: the number is units / 10^scale; null for a text. A blank between digits may part
// two numbers.
function parseNumber(text) {
  const half = halfWidth(text.replace(/[\u200b\ufeff]+/g, ""));
  if (/\d\s+\d/.test(half)) {
    return null;
  }
  const found = /^([+-]?)(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))?$/.exec(withoutBlanks(half));
  const decimals = found?.[3] ?? "";
  if (!found || found[2].replaceAll(",", "").length + decimals.length > 18) {
    return null;
  }
  const units = BigInt(found[2].replaceAll(",", "") + decimals);
  return { units: found[1] === "-" ? -units : units, scale: decimals.length };
}

function scaled(number, scale) {
  return number.units * 10n ** BigInt(scale - number.scale);
}

function sameNumber(left, right) {
  const scale = Math.max(left.scale, right.scale);
  return scaled(left, scale) === scaled(right, scale);
}

function addNumbers(left, right, sign) {
  const scale = Math.max(left.scale, right.scale);
  return { units: scaled(left, scale) + BigInt(sign) * scaled(right, scale), scale };
}

function numberText(number) {
  const digits = String(number.units < 0n ? -number.units : number.units).padStart(number.scale + 1, "0");
  const whole = digits.slice(0, digits.length - number.scale);
  const decimals = number.scale === 0 ? "" : "." + digits.slice(-number.scale);
  return (number.units < 0n ? "-" : "") + whole + decimals;
}

function sameValue(left, right) {
  if (withoutBlanks(left) === withoutBlanks(right)) {
    return true;
  }
  const l = parseNumber(left);
  const r = parseNumber(right);
  return l !== null && r !== null && sameNumber(l, r);
}

// One side of an identity. A blank total is unknown, a blank addend counts 0; so do open cells.
function addUp(terms, cellOf) {
  let sum = { units: 0n, scale: 0 };
  let known = true;
  let hasNumber = false;
  for (const [row, column, sign, blankIsUnknown] of terms) {
    const cell = cellOf(row, column);
    const settled = cell?.settled;
    const text = settled?.text.trim() ?? "";
    const number = parseNumber(text);
    const isBlank = text === "" || isStroke(text);
    if (!settled || settled.evidence === "ambiguous" || settled.evidence === "missing") {
      known = false;
    } else if (number !== null) {
      sum = addNumbers(sum, number, sign);
      hasNumber = true;
    } else if (!isBlank || blankIsUnknown) {
      known = false;
    }
  }
  return { sum, known, hasNumber };
}

// Tests an identity on the cells as they are now.
function testSum(sum, cellOf) {
  const left = addUp(sum.left, cellOf);
  const right = addUp(sum.right, cellOf);
  const stated = sum.statedLeft ? left : right;
  const computed = sum.statedLeft ? right : left;
  const result = { stated: numberText(stated.sum), computed: numberText(computed.sum) };
  if (!left.known || !right.known || !(left.hasNumber || right.hasNumber)) {
    return { ...result, verdict: "cannot-check" };
  }
  return { ...result, verdict: sameNumber(left.sum, right.sum) ? "holds" : "fails" };
}
