// The page on which a person sets their own keys.
import { capKeys, keepKeys, ownKeys } from "./keys.js";

const form = document.querySelector("[data-ownkeys]");
const fields = [...form.querySelectorAll("[data-own]")];
const tell = (words) => { form.querySelector("[data-told]").textContent = words; };

function show() {
  const { own, off } = ownKeys();
  form.elements.off.checked = off;
  for (const field of fields) field.value = own.get(field.dataset.own) ?? "";
  capKeys();
}

function keep(told, words) {
  tell(keepKeys(told) ? words : "This browser keeps nothing of pages, so keys cannot be set.");
  show();
}

/** Sets a key; one that does something else already is refused. */
function set(field) {
  const told = ownKeys();
  const ours = field.dataset.own;
  const key = [...field.value].at(-1) ?? "";
  // Clearing a field gives back our key, which another may have been given in between.
  const wanted = key || ours;
  const taken = fields.find((other) => other !== field && (told.own.get(other.dataset.own) ?? other.dataset.own) === wanted);
  if (taken) {
    tell(`Not set: ${wanted} is the key of “${taken.dataset.what}”. Give that another one first.`);
    show();
    return;
  }
  if (key !== "" && (key.length !== 1 || key.trim() === "")) {
    tell("Not set: a blank presses buttons, and some signs are more than one key.");
    show();
    return;
  }
  if (key === "" || key === ours) told.own.delete(ours);
  else told.own.set(ours, key);
  keep(told, key === "" || key === ours ? `${ours} is as it was.` : `${key} now stands for ${ours}.`);
}

for (const field of fields) {
  field.addEventListener("focus", () => field.select());
  field.addEventListener("input", () => set(field));
}
form.elements.off.addEventListener("change", (event) => {
  keep({ ...ownKeys(), off: event.target.checked }, event.target.checked ? "Keys of one character are off." : "Keys are on.");
});
form.querySelector("[data-reset]").addEventListener("click", () => keep({ own: new Map(), off: false }, "All keys are as they were."));
form.addEventListener("submit", (event) => event.preventDefault());
show();
