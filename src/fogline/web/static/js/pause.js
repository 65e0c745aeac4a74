// Reminds whoever reviews of a break: such reports wear one down, and nobody notices it while deciding.
const MINUTE = 60_000;
const APART = 10 * MINUTE; // A gap this long was a break, and a new sitting begins after it.
const USUAL = 50;
const note = document.querySelector("[data-pause]");
const choice = document.querySelector("[data-pause-after]");

if (note && choice) begin(); // An empty queue has nothing to rest from.

function begin() {
  document.querySelector("[data-pause-choice]").hidden = false;
  const kept = read("pause-after") ?? `${USUAL}`;
  choice.value = [...choice.options].some((one) => one.value === kept) ? kept : `${USUAL}`;
  choice.addEventListener("change", () => { keep("pause-after", choice.value); look(); });
  note.querySelector("button").addEventListener("click", () => { sit({ begun: Date.now(), last: Date.now() }); look(); });
  for (const sort of ["keydown", "pointerdown"]) document.addEventListener(sort, stir, { capture: true });
  setInterval(look, MINUTE / 4);
  stir();
  look();
}

/** Whoever presses something is at work; after a break, anew. */
function stir() {
  const now = Date.now();
  const { begun, last } = sitting();
  sit(now - last >= APART ? { begun: now, last: now } : { begun, last: now });
}

function look() {
  const after = Number(choice.value) * MINUTE;
  const { begun, last } = sitting();
  const worked = last - begun;
  const due = after > 0 && worked >= after;
  if (due) note.querySelector("[data-pause-words]").textContent = words(Math.floor(worked / MINUTE));
  note.hidden = !due;
}

function words(minutes) {
  return `You have been reviewing for ${minutes} minutes. A break of ten would do: what you have said is recorded, and the queue waits.`;
}

// One sitting goes over many pages, and over windows side by side.
function sitting() {
  const [begun, last] = (read("pause-sitting") ?? "").split(" ").map(Number);
  return begun > 0 && last >= begun ? { begun, last } : { begun: 0, last: 0 };
}

function sit({ begun, last }) { keep("pause-sitting", `${begun} ${last}`); }

function read(name) {
  try { return localStorage.getItem(name); } catch { return null; }
}

function keep(name, value) {
  try { localStorage.setItem(name, value); } catch { /* A browser that keeps nothing reminds of nothing. */ }
}
