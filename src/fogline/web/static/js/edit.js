// The editor of a claim: select words in the text, say what they are; only what changed is sent.
import { send, wrong } from "./answers.js";
import { completed } from "./dates.js";

const editor = document.getElementById("editor");
const board = document.getElementById("text");
const form = document.getElementById("claim");
const list = document.getElementById("words");
const typed = document.getElementById("typed");
const tell = (words) => { document.getElementById("progress").textContent = words; };

const letters = [...JSON.parse(editor.dataset.text)];   // code points, as the ledger counts
const before = JSON.parse(editor.dataset.values);
const NAMES = { claim: "the claim", actor: "who", target: "to whom", victim: "victim", place: "where", time: "when", quantity: "number", speaker: "who says so" };
const BASES = ["statement", "footage", "geolocated-footage", "witness", "official", "document", "media", "unnamed", "unspecified"];
const fields = new WeakMap();   // of a mark, its inputs by name
let reading = Promise.resolve();   // until every marked number has been read
let marks = marksOf(before);
const untouched = JSON.stringify(plain(marks));

draw();
board.querySelector(".claim")?.scrollIntoView({ block: "center" });
for (const button of document.querySelectorAll("[data-role]")) button.addEventListener("click", () => mark(button.dataset.role));
form.querySelector("button[disabled]").disabled = false;   // before this nothing would take what is sent
form.addEventListener("submit", (event) => { event.preventDefault(); save(); });
for (const button of document.querySelectorAll("[data-verdict]")) {
  button.addEventListener("click", () => deliver("/review/say", { claims: [before.id], seen: seen(), verdict: button.dataset.verdict, note: form.elements.note.value }));
}

function seen() { return Number(editor.dataset.sequence); }

function marksOf(claim) {
  const found = claim.span ? [{ role: "claim", ...claim.span }] : [];
  return [...found, ...claim.mentions,
    ...claim.quantities.map((one) => ({ role: "quantity", ...one })),
    ...claim.speakers.map((one) => ({ role: "speaker", ...one }))];
}

/** What the server takes of the marks. */
function plain(all) {
  const cut = ({ start, end }, ...more) => Object.assign({ start, end }, ...more);
  const of = (role) => all.filter((one) => one.role === role);
  return {
    span: of("claim").map((one) => cut(one))[0] ?? null,
    mentions: all.filter((one) => ["actor", "target", "victim", "place", "time"].includes(one.role)).map((one) => {
      const named = (one.people || []).filter((each) => each.name?.trim());
      return cut(one, { role: one.role }, named.length ? { people: named } : {});
    }),
    quantities: of("quantity").map((one) => cut(one, { unit: one.unit, low: one.low, best: one.best, high: one.high })),
    speakers: of("speaker").map((one) => cut(one, { basis: one.basis })),
  };
}

/** The selected words, or those that were typed, as offsets in code points; null where there are none. */
function chosen() {
  if (typed.value.trim()) return find(typed.value.trim());
  const selection = getSelection();
  if (!selection.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  if (!board.contains(range.startContainer) || !board.contains(range.endContainer)) return null;
  const lead = document.createRange();
  lead.setStart(board, 0);
  lead.setEnd(range.startContainer, range.startOffset);
  let start = [...lead.toString()].length;
  let end = start + [...range.toString()].length;
  while (start < end && /\s/u.test(letters[start])) start += 1;
  while (end > start && /\s/u.test(letters[end - 1])) end -= 1;
  return start < end ? { start, end } : null;
}

/** The place of words nearest to the claim. */
function find(words) {
  const wanted = [...words];
  const home = marks.find((one) => one.role === "claim")?.start ?? 0;
  let best = null;
  for (let at = 0; at + wanted.length <= letters.length; at += 1) {
    if (wanted.every((letter, step) => letters[at + step] === letter) && (best === null || Math.abs(at - home) < Math.abs(best - home))) best = at;
  }
  return best === null ? null : { start: best, end: best + wanted.length };
}

function mark(role) {
  const place = chosen();
  if (!place) { tell("Select words in the text first, or type words that stand in it."); return; }
  if (role === "claim") marks = marks.filter((one) => one.role !== "claim");
  const words = letters.slice(place.start, place.end).join("");
  const more = { quantity: { unit: unit(), low: null, best: null, high: null }, speaker: { basis: "statement" }, victim: { people: [] } };
  const made = { role, ...place, ...more[role] };
  marks.push(made);
  if (role === "quantity") reading = Promise.all([reading, number(made, words)]);
  typed.value = "";
  getSelection().removeAllRanges();
  draw();
  tell(`“${words}” is ${NAMES[role]} now.`);
}

/** What a new number counts: what the others of this claim count, or what its kind tells of. */
function unit() {
  const other = marks.find((one) => one.role === "quantity");
  const [family, type] = form.elements.kind.value.split(".");
  return other ? other.unit : family === "harm" && type && type !== "other" ? type : "killed";
}

/** Fills the bounds of a number that was just marked as its words have them; what was typed meanwhile stays. */
async function number(one, words) {
  let told = null;
  try {
    const answer = await fetch(`/review/number?${new URLSearchParams({ words: words.slice(0, 200) })}`, { headers: { Accept: "application/json" } });
    if (answer.ok) told = (await answer.json()).number;
  } catch { return; }
  const untouched = one.low === null && one.best === null && one.high === null;
  if (!told || !untouched || !marks.includes(one)) return;
  Object.assign(one, told);
  for (const name of ["low", "best", "high"]) {
    const input = fields.get(one)?.[name];
    if (input) input.value = one[name] ?? "";
  }
}

function draw() {
  const edges = [...new Set([0, letters.length, ...marks.flatMap((one) => [one.start, one.end])])].sort((a, b) => a - b);
  board.replaceChildren(...edges.slice(0, -1).map((start, index) => {
    const words = letters.slice(start, edges[index + 1]).join("");
    const over = marks.filter((one) => one.start <= start && one.end > start);
    if (!over.length) return document.createTextNode(words);
    const lit = document.createElement("mark");
    lit.className = ["lit", ...new Set(over.map((one) => (one.role === "quantity" ? "number" : one.role)))].join(" ");
    lit.textContent = words;
    return lit;
  }));
  list.replaceChildren(...marks.map(entry));
}

function entry(one) {
  const item = document.createElement("li");
  const role = document.createElement("span");
  role.textContent = NAMES[one.role];
  const quote = document.createElement("q");
  quote.className = "quote";
  quote.dir = "auto";
  const words = letters.slice(one.start, one.end).join("");
  quote.textContent = words.length > 160 ? `${words.slice(0, 160)}…` : words;
  item.append(role, quote);
  if (one.role === "quantity") item.append(...[["unit", "of what"], ["low", "at least", true], ["best", "best", true], ["high", "at most", true]].map(([name, label, number]) => named(label, field(one, name, label, number))));
  if (one.role === "speaker") item.append(choice(one, "basis", "resting on", BASES));
  if (one.role === "victim") item.append(people(one));
  if (one.role !== "claim") {
    const remove = document.createElement("button");
    remove.type = "button";
    remove.textContent = "Remove";
    remove.setAttribute("aria-label", `Remove ${NAMES[one.role]}: ${words.slice(0, 60)}`);
    remove.addEventListener("click", () => { marks = marks.filter((other) => other !== one); draw(); });
    item.append(remove);
  }
  return item;
}

/** Who the words of a victim mean: a line a person, and one more as soon as they are asked for. */
function people(one) {
  one.people ??= [];
  if (!one.people.length) one.people.push({});
  const group = document.createElement("div");
  group.className = "people";
  group.append(...one.people.map((person, index) => {
    const line = document.createElement("div");
    line.className = "row";
    line.setAttribute("role", "group");
    line.setAttribute("aria-label", `Victim ${index + 1}`);
    line.append(field(person, "name", "name"), field(person, "age", "age"), sexes(person), field(person, "status", "status, as civilian"));
    return line;
  }));
  const more = document.createElement("button");
  more.type = "button";
  more.textContent = "Another person";
  more.addEventListener("click", () => {
    one.people.push({});
    const fresh = people(one);
    group.replaceWith(fresh);
    fresh.querySelector(".row:last-of-type input").focus();
  });
  group.append(more);
  return group;
}

function sexes(person) {
  const select = document.createElement("select");
  select.setAttribute("aria-label", "sex");
  select.append(...["", "female", "male", "other"].map((word) => new Option(word || "sex not known", word, false, word === (person.sex || ""))));
  select.addEventListener("change", () => { person.sex = select.value; });
  return select;
}

/** A field under its name, which stays to be seen when the field is filled. */
function named(label, input) {
  const around = document.createElement("label");
  around.className = "named";
  around.append(label, input);
  return around;
}

function field(one, name, label, number = false) {
  const input = document.createElement("input");
  input.setAttribute("aria-label", label);
  input.placeholder = label;
  input.maxLength = 200;
  if (number) input.inputMode = "numeric";
  input.value = one[name] ?? "";
  fields.set(one, { ...fields.get(one), [name]: input });
  input.addEventListener("input", () => {
    const value = input.value.trim();
    one[name] = number ? (value === "" ? null : Number(value.replaceAll(/[,\s]/g, ""))) : value;
    if (number) input.setCustomValidity(one[name] === null || Number.isSafeInteger(one[name]) && one[name] >= 0 ? "" : "a whole number, or nothing where it is open");
  });
  return input;
}

function choice(one, name, label, words) {
  const select = document.createElement("select");
  select.setAttribute("aria-label", label);
  select.append(...words.map((word) => new Option(word, word, false, word === one[name])));
  select.addEventListener("change", () => { one[name] = select.value; });
  return select;
}

/** Only what differs from what was read. */
function changes() {
  const told = {};
  const now = plain(marks);
  const was = JSON.parse(untouched);
  for (const name of Object.keys(now)) if (JSON.stringify(now[name]) !== JSON.stringify(was[name])) told[name] = now[name];
  const value = { kind: form.elements.kind.value, time: form.elements.time.value, certainty: Number(form.elements.certainty.value), polarity: form.elements.polarity.value };
  for (const name of ["denial", "background", "opinion"]) value[name] = form.elements[name].checked;
  for (const [name, one] of Object.entries(value)) if (!before.id || one !== before[name]) told[name] = one;
  const date = completed(form.elements.date.value, before.date, "");
  if (date !== before.date) told.date = date;
  return told;
}

async function save() {
  await reading;
  const change = changes();
  if (!marks.some((one) => one.role === "claim")) { tell("Mark the words that say it first."); return; }
  if (!Object.keys(change).length) { tell("Nothing is changed yet."); return; }
  if (before.id) deliver("/review/say", { claims: [before.id], seen: seen(), verdict: "correct", change, note: form.elements.note.value });
  else deliver("/review/add", { document: editor.dataset.document, change });
}

async function deliver(path, body) {
  if (form.dataset.busy) return;
  form.dataset.busy = "true";
  const answer = await send(path, body);
  if (!answer.ok) {
    delete form.dataset.busy;
    tell(wrong(answer.body) + (answer.status === 409 && answer.body.sequence ? ". Send it again to say yours all the same." : ""));
    if (answer.body.sequence) editor.dataset.sequence = String(answer.body.sequence);
    return;
  }
  tell("Recorded.");
  location.assign(`/documents/${editor.dataset.document}`);
}
