// The state of a page is its address: read it, change it, follow it. No other state is kept.

/** The parameters of the address. */
export function params() {
  return new URLSearchParams(location.search);
}

/** The address with some parameters changed; null or "" clears one, a list sets several. The place in a list is left. */
export function address(changes, path = location.pathname) {
  const query = params();
  if (!("next" in changes)) query.delete("next");
  for (const [name, value] of Object.entries(changes)) {
    query.delete(name);
    const values = Array.isArray(value) ? value : [value];
    for (const one of values) if (one !== null && one !== undefined && one !== "") query.append(name, String(one));
  }
  const text = query.toString().replaceAll("%3A", ":").replaceAll("%2C", ",").replaceAll("%2F", "/");
  return text ? `${path}?${text}` : path;
}

/** Puts changes into the address without a new page; back and forward give "popstate" as ever. */
export function setState(changes, { push = false } = {}) {
  const url = address(changes) + location.hash;
  history[push ? "pushState" : "replaceState"](null, "", url);
  window.dispatchEvent(new CustomEvent("fogline:state"));
}

/** Gets a data twin with the filters of the page: `await twin("/events.geojson", {limit: 500})`. */
export async function twin(path, changes = {}) {
  const answer = await fetch(address(changes, path), { headers: { Accept: "application/json" } });
  const body = await answer.json();
  if (!answer.ok) throw new Error(body.message || answer.statusText);
  return body;
}
