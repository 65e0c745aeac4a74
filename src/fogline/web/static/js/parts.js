// Following the address without leaving the page: the server makes the page anew, and its parts are exchanged. So the
// list, the legend, the card and the data of the map always come from one answer.
import { address, params, setState } from "./state.js";

const KEPT = ["lat", "lng", "z", "view"];
let asking = null;
let going = null;
let latest = Promise.resolve();   // until the newest address is shown

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

/** Exchanges the parts of the page for those of its address; tells "fogline:parts". It is done when the newest address
 *  that was asked for is shown, whichever answer comes first. */
export function refresh() {
  latest = exchanged();
  return latest;
}

async function exchanged() {
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
    if (mine !== asking || error.name === "AbortError") return mine === asking ? undefined : latest;
    asking = null;
    lost(true);
    return;
  }
  if (mine !== asking) return latest;
  lost(false);
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
  asking = null;
  window.dispatchEvent(new CustomEvent("fogline:parts"));
}

/** Tells that the server did not answer, so that nobody takes what is shown for what was asked; or takes it back. */
function lost(on) {
  document.querySelector("[data-lost]")?.remove();
  if (!on) return;
  const told = document.createElement("p");
  told.className = "warn card";
  told.dataset.lost = "";
  told.setAttribute("role", "alert");
  told.textContent = "The server does not answer. What is shown is not of this address; try it again.";
  document.querySelector("main").prepend(told);
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
  return going !== null || asking !== null;
}

/** Stays: an address that was gone to and is not shown yet is left again. */
export function stay() {
  if (!going) return;
  going = null;
  latest = Promise.resolve();
  asking?.abort();
  asking = null;
  history.back();
}

/** Where a window is too narrow for both: the list, or the map with its time band. The address says which. */
export function turn(view) {
  const place = document.querySelector("[data-workplace]");
  if (!place) return;
  place.dataset.view = view === "map" ? "map" : "list";
  for (const link of document.querySelectorAll("a[data-view]")) link.setAttribute("aria-current", String(link.dataset.view === place.dataset.view));
}

/** Shows the card of what was selected: at the top of its column, or where the page is one column, of the window. */
export function reveal() {
  const side = document.querySelector('[data-part="side"]');
  if (!side.clientWidth) {
    setState({ view: "list" });
    turn("list");
  }
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
  // A key pressed again before its step is shown goes on from there, and not once more to the same place.
  if (link.dataset.key && underway()) {
    const { key } = link.dataset;
    latest.then(() => document.querySelector(`[data-key="${CSS.escape(key)}"]`)?.click());
    return;
  }
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

document.addEventListener("click", (event) => {
  const link = event.target instanceof Element && event.target.closest("a[data-view]");
  if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  setState({ view: link.dataset.view });
  turn(link.dataset.view);
});

window.addEventListener("popstate", () => {
  turn(params().get("view"));
  refresh();
});
