// The map of a day: who holds what, what happened, and the time band below it. What it shows stands in the page's data
// part, which the server makes; the list beside it has the same.
import { drawBand } from "./band.js";
import { EMPTY, collection, feature, fill, fit, foldLegend, makeMap, point, ring, tried } from "./ground.js";
import { DYES, LAYERS, SOURCES, layersOf } from "./marks.js";
import { go, refresh, reveal, stay, underway } from "./parts.js";
import { params, setState } from "./state.js";

const host = document.querySelector("[data-map]");
const bandHost = document.querySelector("[data-band][role]");
let map = null;
let begun = false;
let ready = false;
let shown = { marks: [], points: [] };

function data() {
  const part = document.querySelector('[data-part="data"]');
  return { marks: JSON.parse(part.dataset.marks), points: JSON.parse(part.dataset.points), band: JSON.parse(part.dataset.band), sel: part.dataset.sel };
}

function chosen(sel) {
  const one = shown.marks.find((mark) => mark.id === sel) || shown.points.find((at) => at.id === sel);
  if (!one) return EMPTY;
  return collection([feature(ring(one.lon, one.lat, one.radius || 300), {}), feature(point(one), {})]);
}

function paint() {
  const told = data();
  shown = told;
  drawBand(bandHost, told.band, go);
  if (!ready) return;
  for (const [name, features] of Object.entries(layersOf(told))) fill(map, name, features);
  map.getSource("chosen").setData(chosen(told.sel));
  host.dataset.drawn = `${told.band.day} ${told.marks.length} ${told.points.length}`;
}

/** Several events of one place: a choice. */
function choice(pin, at) {
  const [ids, titles] = [JSON.parse(pin.ids), JSON.parse(pin.titles)];
  if (ids.length === 1) return pick(ids[0]);
  const list = document.createElement("ul");
  list.className = "plain pick";
  ids.slice(0, 30).forEach((id, number) => {
    const link = document.createElement("a");
    link.href = `?${new URLSearchParams([...params()].filter(([name]) => name !== "sel"))}&sel=${encodeURIComponent(id)}`;
    link.dataset.pick = id;
    const name = document.createElement("bdi");
    name.textContent = titles[number];
    link.append(name);
    const item = document.createElement("li");
    item.append(link);
    list.append(item);
  });
  return new maplibregl.Popup({ maxWidth: "320px", offset: 20 }).setLngLat(at).setDOMContent(list).addTo(map);
}

function pick(id) {
  return go({ sel: id }).then(reveal);
}

function keepPlace() {
  if (!host.clientWidth) return;   // a hidden map shows no place
  const centre = map.getCenter();
  setState({ lat: centre.lat.toFixed(4), lng: centre.lng.toFixed(4), z: map.getZoom().toFixed(2) });
  if (!document.querySelector("[data-inview]")?.checked) return;
  const box = map.getBounds();
  setState({ bbox: [box.getWest(), box.getSouth(), box.getEast(), box.getNorth()].map((one) => Math.max(-180, Math.min(180, one)).toFixed(4)).join(",") });
  refresh();
}

/** Makes the map as soon as there is room for it: in a narrow window the list comes first. */
function begin() {
  if (begun || !host.clientWidth) return;
  begun = true;
  host.closest("[data-workplace]").dataset.drawn = "";
  foldLegend(host);
  tried(host, start);
}

function start() {
  shown = data();
  const here = params();
  const placed = ["lat", "lng", "z"].every((name) => here.has(name));
  map = makeMap(host, {
    names: SOURCES, layers: LAYERS, dyes: DYES,
    place: placed ? { center: [Number(here.get("lng")), Number(here.get("lat"))], zoom: Number(here.get("z")) } : {},
    spots: () => [...shown.marks, ...shown.points],
  });
  map.on("load", () => {
    ready = true;
    paint();
    if (!placed) fit(map, [...shown.marks, ...shown.points]);
    map.once("idle", () => { host.dataset.ready = "true"; });
    map.on("moveend", keepPlace);
  });
  map.on("click", (event) => {
    const [found] = map.queryRenderedFeatures(event.point, { layers: ["pins", "signs"] });
    if (!found) return;
    if (found.layer.id === "signs") pick(found.properties.id);
    else choice(found.properties, found.geometry.coordinates);
  });
  for (const layer of ["pins", "signs"]) {
    map.on("mouseenter", layer, () => { map.getCanvas().style.cursor = "pointer"; });
    map.on("mouseleave", layer, () => { map.getCanvas().style.cursor = ""; });
  }
}

/** Goes from one day of change to the next; days between are left out, and nothing moves between two days. A step waits
 * for the one before it, however slow the server, and none comes after "Stop". */
function playing() {
  let timer = 0;
  const stop = () => {
    clearInterval(timer);
    timer = 0;
    stay();
    show();
  };
  const show = () => {
    const button = document.querySelector("[data-play]");
    if (!button) return;
    button.hidden = false;
    button.setAttribute("aria-pressed", String(Boolean(timer)));
    button.firstChild.textContent = timer ? "Stop " : "Play ";
  };
  const step = () => {
    if (underway()) return;
    const next = document.querySelector('[data-key="]"]');
    if (next) next.click();
    else stop();
  };
  document.addEventListener("click", (event) => {
    if (!event.target.closest("[data-play]")) return;
    if (timer) {
      stop();
      return;
    }
    timer = setInterval(step, 1200);
    step();
    show();
  });
  window.addEventListener("fogline:parts", show);
  show();
}

playing();
drawBand(bandHost, data().band, go);
begin();
new ResizeObserver(begin).observe(host);
window.addEventListener("fogline:parts", paint);
window.addEventListener("popstate", () => {
  const here = params();
  if (map && here.has("z")) map.jumpTo({ center: [Number(here.get("lng")), Number(here.get("lat"))], zoom: Number(here.get("z")) });
});
new ResizeObserver(() => drawBand(bandHost, data().band, go)).observe(bandHost);
document.addEventListener("change", (event) => {
  if (!event.target.matches("[data-inview]")) return;
  if (event.target.checked) keepPlace();
  else go({ bbox: null });
});
