// On every page: the switch of colours, keys, copying the link.
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
    (event.target instanceof Element && event.target.closest("input:not([type=checkbox]), textarea, select, [contenteditable]"));
}

// An element with data-key="x" is pressed or focused by x; "g m" style pairs follow data-key="g m".
let first = "";
let timer = 0;
document.addEventListener("keydown", (event) => {
  if (typing(event) || event.defaultPrevented) return;
  // A key that begins no pair, such as a blank that ticks a box, does not swallow the next one.
  const find = (wanted) => document.querySelector(`[data-key="${CSS.escape(wanted)}"]`);
  const target = (first && find(`${first} ${event.key}`)) || find(event.key);
  clearTimeout(timer);
  first = "";
  if (target) {
    event.preventDefault();
    if (target.matches("input, textarea, select")) target.focus();
    else target.click();
  } else if (event.key.length === 1) {
    first = event.key;
    timer = setTimeout(() => { first = ""; }, 900);
  }
});

for (const link of document.querySelectorAll("[data-copy]")) {
  link.addEventListener("click", async (event) => {
    if (!navigator.clipboard) return;
    event.preventDefault();
    await navigator.clipboard.writeText(location.href);
    link.textContent = "Link copied";
  });
}
