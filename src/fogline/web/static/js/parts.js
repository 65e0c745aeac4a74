// Following the address without leaving the page: the server makes the page anew, and its parts are exchanged. So the
// list, the legend, the card and the data of the map always come from one answer.
import { address, params } from "./state.js";

const KEPT = ["lat", "lng", "z"];
let asking = null;
let going = null;

/** The address of a link with the place of the map as it is now. */
export function herewith(url) {
  const made = new URL(url, location.href);
  for (const name of KEPT) {
    made.searchParams.delete(name);
    const value = params().get(name);
    if (value !== null) made.searchParams.set(name, value);
  }
  return made.pathname + made.search.replaceAll("%3A", ":").replaceAll("%2C", ",").replaceAll("%2F", "/");
}

/** Exchanges the parts of the page for those of its address; tells "fogline:parts". */
export async function refresh() {
  asking?.abort();
  asking = new AbortController();
  const mine = asking;
  let page;
  try {
    const answer = await fetch(location.href, { headers: { Accept: "text/html" }, signal: mine.signal });
    if (!answer.ok || answer.redirected) {
      location.reload();
      return;
    }
    page = new DOMParser().parseFromString(await answer.text(), "text/html");
  } catch (error) {
    if (error.name === "AbortError") return;
    throw error;
  }
  if (mine !== asking) return;
  const focus = document.activeElement?.closest("[data-part] [data-pick], [data-part] [data-key], [data-part] [name]");
  const again = focus && ["pick", "key"].map((name) => focus.dataset[name] && `[data-${name}="${CSS.escape(focus.dataset[name])}"]`).find(Boolean);
  const named = focus?.name && `[name="${CSS.escape(focus.name)}"]`;
  for (const part of document.querySelectorAll("[data-part]")) {
    const fresh = page.querySelector(`[data-part="${part.dataset.part}"]`);
    if (!fresh) continue;
    const place = part.scrollTop;
    const open = [...part.querySelectorAll("details")].map((one) => one.open);
    part.replaceWith(document.adoptNode(fresh));
    [...fresh.querySelectorAll("details")].forEach((one, at) => { if (open[at]) one.open = true; });
    fresh.scrollTop = place;
  }
  document.title = page.title;
  if (again || named) document.querySelector(again || named)?.focus();
  window.dispatchEvent(new CustomEvent("fogline:parts"));
}

/** Goes to an address of this same page. */
export async function follow(url) {
  history.pushState(null, "", url);
  const mine = refresh();
  going = mine;
  await mine;
  if (going === mine) going = null;
}

/** Whether an address was gone to that is not shown yet. */
export function underway() {
  return going !== null;
}

/** Stays: an address that was gone to and is not shown yet is left again. */
export function stay() {
  if (!going) return;
  going = null;
  asking.abort();
  history.back();
}

/** Shows the card of what was selected: at the top of its column, or where the page is one column, of the window. */
export function reveal() {
  const side = document.querySelector('[data-part="side"]');
  side.scrollTop = 0;
  if (getComputedStyle(side).overflowY === "visible") side.scrollIntoView({ block: "start" });
  side.focus({ preventScroll: true });
}

/** Goes to the address with some parameters changed. */
export function go(changes) {
  return follow(address(changes));
}

document.addEventListener("click", (event) => {
  const link = event.target instanceof Element && event.target.closest("a[data-step], a[data-pick]");
  if (!link || event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
  if (new URL(link.href).pathname !== location.pathname) return;
  event.preventDefault();
  follow(herewith(link.href)).then(() => {
    if (link.dataset.pick) reveal();
  });
});

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.matches("form[data-follow]")) return;
  event.preventDefault();
  const told = [...new FormData(form)].filter(([, value]) => value !== "");
  follow(herewith(`${location.pathname}?${new URLSearchParams(told)}`));
});

window.addEventListener("popstate", () => { refresh(); });
