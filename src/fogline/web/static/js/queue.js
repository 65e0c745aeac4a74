// The review queue: one key decides and advances; answers are sent behind, and can be taken back.
import { send, settled, wrong } from "./answers.js";
import { completed } from "./dates.js";

const COMING = 8;
const TIES = ["part-of", "follows", "no-tie"];
const desk = document.querySelector(".queue");
const items = [...document.querySelectorAll("[data-item]")];
const part = (id) => document.getElementById(id);
const acts = [];        // what can be taken back, the last one last
const done = new Map();  // index of an item -> its act
const mine = [];        // ids of everything that this page has recorded
const seen = Number(desk?.dataset.sequence);
let at = 0;
let edges = null;       // the words of the item at hand, while they are being changed
let clashing = null;

if (desk) begin();

function begin() {
  for (const button of document.querySelectorAll("[data-do]")) button.addEventListener("click", () => press(button));
  for (const form of document.querySelectorAll("form.near")) prepareNear(form);
  prepareDating();
  part("spanning").querySelector("[data-save]").addEventListener("click", saveSpan);
  part("spanning").querySelector("[data-cancel]").addEventListener("click", leaveSpan);
  part("clash").querySelector("[data-again]").addEventListener("click", sayAgain);
  part("clash").querySelector("[data-leave]").addEventListener("click", leaveTheirs);
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") leave(); });
  window.addEventListener("beforeunload", (event) => { if (desk.dataset.busy !== "0") event.preventDefault(); });
  desk.dataset.busy = "0";
  show(0);
}

function press(button) {
  const what = button.dataset.do;
  if (what === "undo") return undo();
  if (at >= items.length) return undefined;
  const item = items[at];
  if (item.dataset.verdict) return judge(item, what);
  switch (what) {
    case "accept": case "reject": return say(item, { verdict: what });
    case "grade": return say(item, { verdict: "accept", grade: Number(button.dataset.grade) });
    case "skip": done.set(at, null); return onward();
    case "merge": return openNear(item);
    case "date": return openDating(item);
    case "edit": location.href = item.dataset.edit; return undefined;
    case "open": window.open(item.dataset.open, "_blank", "noopener"); return undefined;
    case "visible": return acceptVisible();
    default: return shift(what);
  }
}

/** What a key does where a tie between two events is asked about. */
function judge(item, what) {
  switch (what) {
    case "accept": return sayOfTie(item, item.dataset.verdict);
    case "reject": return sayOfTie(item, "no-tie");
    case "skip": done.set(at, null); return onward();
    case "merge": location.href = item.dataset.merge; return undefined;
    case "edit": location.href = item.dataset.edit; return undefined;
    case "open": window.open(item.dataset.open, "_blank", "noopener"); return undefined;
    case "visible": return acceptVisible();
    default: return tell("A tie is accepted, rejected or skipped; with e something else is said of the two");
  }
}

function sayOfTie(item, verdict) {
  const index = items.indexOf(item);
  leave();
  keep(sent({ claims: [item.dataset.left], other: item.dataset.right, seen, verdict }), [index], told({ verdict }));
  onward();
}

/** Sends an answer of an item and shows the next one; a whole answer is one act. */
function say(item, answer) {
  const index = items.indexOf(item);
  leave();
  const body = { claims: [item.dataset.item], seen, ...answer };
  keep(sent(body), [index], told(answer));
  onward();
}

/** Sends an answer; the act knows what it recorded once the server has answered. */
function sent(body) {
  const act = { body, records: [] };
  deliver("/review/say", () => ({ ...body, mine }), (answer) => {
    if (answer.ok) act.records = answer.body.records;
    else refused(answer, body);
  });
  return act;
}

async function deliver(path, body, answered) {
  busy(1);
  try {
    const answer = await send(path, body);
    if (answer.ok) mine.push(...answer.body.records);
    answered(answer);
  } finally {
    busy(-1);
  }
}

function keep(act, indices, words) {
  act.indices = indices;
  acts.push(act);
  for (const index of act.indices) done.set(index, act);
  document.querySelector('[data-do="undo"]').disabled = false;
  tell(words);
}

function told(answer) {
  const words = {
    accept: "Accepted", reject: "Rejected", correct: "Corrected", same: "The same, and accepted", different: "Kept apart",
    "part-of": "Part of it", follows: "It follows", "no-tie": "Nothing to do with each other",
  };
  return words[answer.verdict] + (answer.grade ? `, credibility ${answer.grade}` : "");
}

function tell(words) {
  const open = items.filter((_, index) => !done.has(index)).length;
  part("progress").textContent = `${words}. ${open} of ${items.length} in this helping are left.`;
}

function busy(change) {
  desk.dataset.busy = String(Number(desk.dataset.busy) + change);
}

function refused(answer, body) {
  for (const [index, act] of done) if (act && act.body === body) done.delete(index);
  const lost = acts.findIndex((act) => act.body === body);
  if (lost >= 0) acts.splice(lost, 1);
  document.querySelector('[data-do="undo"]').disabled = acts.length === 0;
  if (answer.status !== 409) {
    if (at >= items.length) onward();
    tell(wrong(answer.body));
    return;
  }
  clashing = { body, sequence: answer.body.sequence };
  const list = part("clash").querySelector("ul");
  const quote = items.find((item) => isAbout(item, body))?.querySelector("mark")?.textContent;
  list.replaceChildren(...answer.body.errors.map((one) => line(`${one.where} ${one.message}`)));
  if (quote) list.prepend(line(`On “${quote.slice(0, 140)}”:`));
  part("clash").hidden = false;
  part("clash").querySelector("[data-leave]").focus();
  tell("Not recorded: somebody else has said something of this claim in between");
}

/** Whether an answer is one of this item: of its claim, or of its two events. */
function isAbout(item, body) {
  if (item.dataset.verdict) return item.dataset.left === body.claims[0] && item.dataset.right === body.other;
  return !TIES.includes(body.verdict) && body.claims.includes(item.dataset.item);
}

function line(words) {
  const item = document.createElement("li");
  item.dir = "auto";
  item.textContent = words;
  return item;
}

function sayAgain() {
  const { body, sequence } = clashing;
  part("clash").hidden = true;
  clashing = null;
  const indices = items.map((item, index) => [item, index]).filter(([item]) => isAbout(item, body)).map(([, index]) => index);
  keep(sent({ ...body, seen: sequence }), indices, told(body));
  if (indices.includes(at)) onward();
}

/** What another said holds; the claim is not asked again here. */
function leaveTheirs() {
  part("clash").hidden = true;
  for (const [index, item] of items.entries()) if (isAbout(item, clashing.body)) done.set(index, null);
  clashing = null;
  if (done.has(at)) onward();
}

function undo() {
  const act = acts.pop();
  if (!act) return;
  document.querySelector('[data-do="undo"]').disabled = acts.length === 0;
  leave();
  for (const index of act.indices) done.delete(index);
  show(Math.min(...act.indices));
  tell("Taken back");
  deliver("/review/undo", () => (act.records.length ? { records: act.records } : null), (answer) => {
    if (!answer.ok) tell(wrong(answer.body));
  });
}

/** Shows the next one that is open: those that follow first, then one that came back because it was not recorded. */
function onward() {
  let next = at;
  while (next < items.length && done.has(next)) next += 1;
  const back = items.findIndex((_, index) => !done.has(index));
  show(next < items.length || back < 0 ? next : back);
}

function show(index) {
  leave();
  at = index;
  for (const [number, item] of items.entries()) item.hidden = number !== at;
  part("finished").hidden = at < items.length;
  const coming = next();
  part("coming").replaceChildren(...coming.map((one) => line(items[one].dataset.hard || quoted(items[one]))));
  document.querySelector('[data-do="visible"]').disabled = coming.length === 0;
  if (at >= items.length) settled().then(() => part("finished").querySelector("a").focus());
}

function next() {
  return items.map((_, index) => index).filter((index) => index > at && !done.has(index)).slice(0, COMING);
}

function quoted(item) {
  const { text, from, start, end } = JSON.parse(item.dataset.context);
  return [...text].slice(start - from, end - from).join("");
}

function acceptVisible() {
  const coming = next().filter((index) => !items[index].dataset.verdict);   // a tie is judged on its own
  if (!coming.length) return;
  const claims = coming.map((index) => items[index].dataset.item);
  keep(sent({ claims, seen, verdict: "accept" }), coming, `Accepted the ${claims.length} shown`);
  show(at);
}

function leave() {
  leaveSpan();
  part("dating").hidden = true;
  for (const answers of document.querySelectorAll("form.near .answers")) answers.hidden = true;
  if (document.activeElement?.closest(".near, #dating")) document.activeElement.blur();
}

// --- the same as ---

function openNear(item) {
  const form = item.querySelector("form.near");
  if (!form) { tell("No other claim is near enough to be the same; events can be joined on their own page"); return; }
  leave();
  form.querySelector(".answers").hidden = false;
  form.querySelector("input:checked").focus();
}

function prepareNear(form) {
  const item = form.closest("[data-item]");
  const other = () => new FormData(form).get("other");
  form.querySelector("button.first").disabled = false;   // before this Enter would only open the page anew
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    say(item, { verdict: "same", other: other() });
  });
  form.querySelector("[data-different]").addEventListener("click", () => {
    const apart = form.querySelector("input:checked").closest("label");
    const act = sent({ claims: [item.dataset.item], seen, verdict: "different", other: other() });
    keep(act, [], "Kept apart");
    act.indices = [items.indexOf(item)];  // the claim itself is not decided, but taking it back leads here
    apart.remove();
    const left = form.querySelector("input");
    if (left) left.checked = true; else form.remove();
    leave();
  });
  form.querySelector("[data-cancel]").addEventListener("click", leave);
}

// --- the date ---

function openDating(item) {
  leave();
  const form = part("dating");
  form.hidden = false;
  form.elements.date.value = item.dataset.date;
  form.elements.date.focus();
  form.elements.date.select();
}

function prepareDating() {
  const form = part("dating");
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const item = items[at];
    say(item, { verdict: "correct", change: { date: completed(form.elements.date.value, item.dataset.date, item.dataset.base) } });
  });
  form.querySelector("[data-cancel]").addEventListener("click", leave);
}

// --- the words ---

function shift(what) {
  const item = items[at];
  const told = JSON.parse(item.dataset.context);
  const letters = [...told.text];   // code points, as the ledger counts
  edges ??= { letters, from: told.from, start: told.start - told.from, end: told.end - told.from };
  const { start, end } = edges;
  if (what === "start-out") edges.start = wordBefore(letters, start);
  if (what === "start-in") edges.start = Math.min(wordAfter(letters, start, true), end - 1);
  if (what === "end-out") edges.end = wordAfter(letters, end, false);
  if (what === "end-in") edges.end = Math.max(wordEndBefore(letters, end), start + 1);
  const shown = document.createElement("mark");
  shown.className = "lit";
  shown.textContent = letters.slice(edges.start, edges.end).join("");
  surround(item, letters, edges, shown);
  part("spanning").hidden = false;
  part("spanning").querySelector("[data-save]").dataset.key = "Enter";
}

/** Puts words into their surroundings, which are shown without blank lines, as the page came. */
function surround(item, letters, { start, end }, shown) {
  const tight = (some) => some.join("").replace(/\n\s*\n/gu, "\n");
  item.querySelector(".context").replaceChildren(`…${tight(letters.slice(0, start))}`, shown, `${tight(letters.slice(end))}…`);
}

const blank = (letter) => letter === undefined || /\s/u.test(letter);

function wordBefore(letters, index) {
  let found = index;
  while (found > 0 && blank(letters[found - 1])) found -= 1;
  while (found > 0 && !blank(letters[found - 1])) found -= 1;
  return found;
}

/** Where the next word begins, or where it ends. */
function wordAfter(letters, index, begins) {
  let found = index;
  const skip = (is) => { while (found < letters.length && is(letters[found])) found += 1; };
  if (begins) { skip((one) => !blank(one)); skip(blank); } else { skip(blank); skip((one) => !blank(one)); }
  return found;
}

function wordEndBefore(letters, index) {
  let found = index;
  while (found > 0 && !blank(letters[found - 1])) found -= 1;
  while (found > 0 && blank(letters[found - 1])) found -= 1;
  return found;
}

function saveSpan() {
  if (!edges) return;
  const span = { start: edges.from + edges.start, end: edges.from + edges.end };
  const item = items[at];
  edges = null;
  say(item, { verdict: "correct", change: { span } });
}

function leaveSpan() {
  const bar = part("spanning");
  bar.hidden = true;
  delete bar.querySelector("[data-save]").dataset.key;
  if (!edges) return;
  const { letters, from } = edges;
  const told = JSON.parse(items[at].dataset.context);
  edges = null;
  const shown = document.createElement("mark");
  shown.className = "lit";
  shown.textContent = letters.slice(told.start - from, told.end - from).join("");
  surround(items[at], letters, { start: told.start - from, end: told.end - from }, shown);
}
