// The keys that a person has set for themselves, kept in this browser: which key stands for which of ours.
const KEPT = "fogline.keys";

/** `own` has our keys with those that stand for them; `off` says that keys of one character do nothing. */
export function ownKeys() {
  try {
    const found = JSON.parse(localStorage.getItem(KEPT)) || {};
    const own = Object.entries(found.own || {}).filter(([ours, key]) => ours.length === 1 && typeof key === "string" && key.length === 1);
    return { own: new Map(own), off: found.off === true };
  } catch {
    return { own: new Map(), off: false };
  }
}

/** Keeps them; false where the browser keeps nothing. */
export function keepKeys({ own, off }) {
  try {
    localStorage.setItem(KEPT, JSON.stringify({ own: Object.fromEntries(own), off }));
    return true;
  } catch {
    return false;
  }
}

/** Which of our keys a pressed one means; "" where it means none. */
export function meant(pressed) {
  if (pressed.length !== 1) return pressed;
  const { own, off } = ownKeys();
  if (off) return "";
  for (const [ours, key] of own) if (key === pressed) return ours;
  return own.has(pressed) ? "" : pressed;
}

/** Writes the person's keys on the buttons; keys that are off are not shown. */
export function capKeys() {
  const { own, off } = ownKeys();
  for (const cap of document.querySelectorAll("kbd:not([data-fixed])")) {
    cap.dataset.ours ??= cap.textContent;
    const ours = cap.dataset.ours;
    if (ours.length !== 1) continue;
    cap.textContent = own.get(ours) ?? ours;
    cap.hidden = off;
  }
}
