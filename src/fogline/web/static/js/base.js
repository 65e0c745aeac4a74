// On every page: the switch of colours, keys, copying the link.
import { capKeys, meant, ownKeys } from "./keys.js";
import { address } from "./state.js";

const root = document.documentElement;
const dark = matchMedia("(prefers-color-scheme: dark)");

function shown() {
  return root.dataset.theme || (dark.matches ? "dark" : "light");
}

const button = document.querySelector("[data-theme-switch]");
if (button) {
  const label = () => {
    const other = shown() === "dark" ? "light" : "dark";
    button.textContent = other === "dark" ? "Dark" : "Light";
    button.setAttribute("aria-label", `Use ${other} colours`);
  };
  button.hidden = false;
  button.addEventListener("click", () => {
    const theme = shown() === "dark" ? "light" : "dark";
    root.dataset.theme = theme;
    document.cookie = `fogline_theme=${theme}; path=/; max-age=31536000; samesite=strict`;
    history.replaceState(null, "", address({ theme }) + location.hash);
    label();
    window.dispatchEvent(new CustomEvent("fogline:theme"));
  });
  dark.addEventListener("change", label);
  label();
}

/** Whether keys are for typing now. */
export function typing(event) {
  return event.altKey || event.ctrlKey || event.metaKey ||
    (event.target instanceof Element && event.target.closest("input:not([type=checkbox], [type=radio][data-key]), textarea, select, [contenteditable]"));
}

// An element with data-key="x" is pressed or focused by x; "g m" style pairs follow data-key="g m".
let first = "";
let timer = 0;
document.addEventListener("keydown", (event) => {
  if (typing(event) || event.defaultPrevented) return;
  const key = meant(event.key);   // people set keys of their own
  if (!key) return;
  if (document.querySelector("dialog[open]") && key !== "?") return;   // what lies below it takes no keys
  // A key that begins no pair, such as a blank that ticks a box, does not swallow the next one.
  const find = (wanted) => document.querySelector(`[data-key="${CSS.escape(wanted)}"]`);
  const target = (first && find(`${first} ${key}`)) || find(key);
  clearTimeout(timer);
  first = "";
  if (target) {
    event.preventDefault();
    if (target.matches("input:not([type=radio]), textarea, select")) target.focus();
    else target.click();
  } else if (key.length === 1) {
    first = key;
    timer = setTimeout(() => { first = ""; }, 900);
  }
});

capKeys();
window.addEventListener("fogline:parts", capKeys);

// The keys of this page, as it is now.
const asks = document.querySelector("[data-keys]");
if (asks) {
  asks.hidden = false;
  asks.addEventListener("click", () => { if (!closeKeys()) showKeys(); });
}

function closeKeys() {
  const open = document.querySelector("dialog.keys");
  open?.close();
  return Boolean(open);
}

/** What a key does, in the words of what it presses. */
function meaning(target) {
  const label = target.getAttribute("aria-label") || target.labels?.[0]?.textContent || target.title;
  if (label) return label.trim();
  const copy = target.cloneNode(true);
  for (const key of copy.querySelectorAll("kbd")) key.remove();
  return copy.textContent.trim();
}

function showKeys() {
  const known = new Map();
  const { own: mine, off } = ownKeys();
  for (const target of document.querySelectorAll("[data-key]")) {
    if (off && target.dataset.key.length === 1) continue;
    if (!known.has(target.dataset.key) && !target.disabled && target !== asks) known.set(target.dataset.key, meaning(target));
  }
  const own = document.querySelector("[data-keyhelp]");
  const more = [...(own ? JSON.parse(own.dataset.keyhelp) : []), ["Tab", "the next link, field or button"], ...(off ? [] : [["?", "close this list"]])];
  const dialog = document.createElement("dialog");
  dialog.className = "keys card";
  dialog.setAttribute("aria-label", "Keys of this page");
  const list = document.createElement("dl");
  for (const [key, words] of [...known, ...more]) {
    const [name, told] = [document.createElement("dt"), document.createElement("dd")];
    const cap = document.createElement("kbd");
    cap.textContent = key === "Escape" ? "Esc" : mine.get(key) ?? key;
    name.append(cap);
    told.textContent = words;
    told.dir = "auto";
    list.append(name, told);
  }
  const title = document.createElement("h2");
  title.textContent = "Keys of this page";
  const close = document.createElement("button");
  close.type = "button";
  close.textContent = "Close";
  close.addEventListener("click", () => dialog.close());
  const set = document.createElement("a");
  set.href = "/keys";
  set.textContent = off ? "Keys of one character are off: switch them on, or set your own" : "Set your own keys, or switch them off";
  const way = document.createElement("p");
  way.append(set);
  dialog.append(title, list, way, close);
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

for (const link of document.querySelectorAll("[data-copy]")) {
  link.addEventListener("click", async (event) => {
    if (!navigator.clipboard) return;
    event.preventDefault();
    await navigator.clipboard.writeText(location.href);
    link.textContent = "Link copied";
  });
}
