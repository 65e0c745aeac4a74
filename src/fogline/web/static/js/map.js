// The map of a day: who holds what, what happened, and the time band below it. What it shows stands in the page's data
// part, which the server makes; the list beside it has the same.
import { drawBand } from "./band.js";
import { go, refresh } from "./parts.js";
import { colour, draw, named, redraw } from "./signs.js";
import { params, setState } from "./state.js";

const host = document.querySelector("[data-map]");
const bandHost = document.querySelector("[data-band][role]");
const EMPTY = { type: "FeatureCollection", features: [] };
const METRES = 111320;
let map = null;
let shown = { marks: [], points: [] };

function data() {
  const part = document.querySelector('[data-part="data"]');
  return { marks: JSON.parse(part.dataset.marks), points: JSON.parse(part.dataset.points), band: JSON.parse(part.dataset.band), sel: part.dataset.sel };
}

/** A ring of a radius in metres around a point. */
function ring(lon, lat, radius) {
  const wide = radius / (METRES * Math.max(0.02, Math.cos((lat * Math.PI) / 180)));
  const points = Array.from({ length: 65 }, (_, at) => {
    const turn = (at / 64) * 2 * Math.PI;
    return [lon + wide * Math.cos(turn), lat + (radius / METRES) * Math.sin(turn)];
  });
  return { type: "Polygon", coordinates: [points] };
}

function feature(geometry, properties) {
  return { type: "Feature", geometry, properties };
}

function point(one) {
  return { type: "Point", coordinates: [one.lon, one.lat] };
}

function collection(features) {
  return { type: "FeatureCollection", features };
}

/** Events of one place are one pin. */
function pins(points) {
  const groups = new Map();
  for (const one of points) {
    const key = `${one.lon},${one.lat}`;
    groups.set(key, [...(groups.get(key) || []), one]);
  }
  return [...groups.values()].map((group) => {
    const counted = new Map();
    for (const one of group) counted.set(one.family, (counted.get(one.family) || 0) + 1);
    const families = [...counted].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
    const icon = named("pin", families, group.length, group.every((one) => one.denied));
    return feature(point(group[0]), { icon, ids: JSON.stringify(group.map((one) => one.id)), titles: JSON.stringify(group.map((one) => one.title)) });
  });
}

function names(marks, points) {
  const placed = new Map();
  for (const one of [...marks, ...points.map((at) => ({ ...at, name: at.place }))]) {
    const key = `${one.lon},${one.lat}`;
    if (!placed.has(key)) placed.set(key, one);
  }
  return [...placed.values()].map((one) => feature(point(one), { icon: named("label", one.name), rank: -one.radius }));
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
  if (!map) return;
  const signs = told.marks.map((mark) => feature(point(mark), { id: mark.id, icon: named("holding", mark.texture, mark.colours, mark.siege) }));
  const grounds = told.marks
    .filter((mark) => mark.radius && mark.colours.length && !["old", "unknown"].includes(mark.texture))
    .map((mark) => feature(ring(mark.lon, mark.lat, mark.radius), {
      pattern: named("ground", mark.texture, mark.colours.slice(0, 2)), line: ["held", "claimed"].includes(mark.texture) ? mark.colours[0] : colour("--grey-mark"),
      // Of a city whose parts are drawn themselves, only the rim: its colour would lie under all of them.
      wide: mark.radius >= 3000 && told.marks.some((other) => other !== mark && other.radius < mark.radius),
    }));
  const rings = [...new Map(told.points.filter((one) => one.radius).map((one) => [`${one.lon},${one.lat}`, one])).values()]
    .map((one) => feature(ring(one.lon, one.lat, one.radius), {}));
  const layers = { signs, grounds, rings, pins: pins(told.points), names: names(told.marks, told.points) };
  for (const [name, features] of Object.entries(layers)) {
    for (const one of features) {
      for (const image of [one.properties.icon, one.properties.pattern]) if (image) draw(map, image);
    }
    map.getSource(name).setData(collection(features));
  }
  map.getSource("chosen").setData(chosen(told.sel));
  host.dataset.drawn = `${told.band.day} ${signs.length} ${told.points.length}`;
}

const COLOURS = {
  water: ["background-color", "--water"], land: ["fill-color", "--land"], borders: ["line-color", "--border"], provinces: ["line-color", "--border"],
  rings: ["line-color", "--ink"], chosen: ["line-color", "--accent"], chosenpoint: ["circle-stroke-color", "--accent"],
};

function layers() {
  const symbol = (id, anchor, extra = {}) => ({
    id, type: "symbol", source: id,
    layout: { "icon-image": ["get", "icon"], "icon-allow-overlap": true, "icon-ignore-placement": true, "icon-anchor": anchor, ...extra },
  });
  return [
    { id: "water", type: "background", paint: {} },
    { id: "land", type: "fill", source: "land", paint: { "fill-antialias": true } },
    { id: "provinces", type: "line", source: "provinces", paint: { "line-width": 0.7, "line-dasharray": [4, 3], "line-opacity": 0.7 } },
    { id: "borders", type: "line", source: "land", paint: { "line-width": 1.1 } },
    { id: "grounds", type: "fill", source: "grounds", filter: ["!", ["get", "wide"]], paint: { "fill-pattern": ["get", "pattern"] } },
    { id: "rims", type: "line", source: "grounds", paint: { "line-color": ["get", "line"], "line-width": 1.5, "line-dasharray": [3, 2] } },
    { id: "rings", type: "line", source: "rings", paint: { "line-width": 0.8, "line-dasharray": [1, 3], "line-opacity": 0.6 } },
    { id: "chosen", type: "line", source: "chosen", paint: { "line-width": 3 } },
    { id: "chosenpoint", type: "circle", source: "chosen", filter: ["==", ["geometry-type"], "Point"],
      paint: { "circle-radius": 17, "circle-opacity": 0, "circle-stroke-width": 3 } },
    symbol("signs", "center"),
    symbol("pins", "bottom"),
    symbol("names", "top", { "icon-allow-overlap": false, "icon-ignore-placement": false, "icon-offset": [0, 12], "symbol-sort-key": ["get", "rank"], "icon-padding": 1 }),
  ];
}

function dye() {
  for (const [layer, [property, name]] of Object.entries(COLOURS)) map.setPaintProperty(layer, property, colour(name));
}

/** The box around most marks: those far from the others are left for the whole view. */
function view(all) {
  const spots = [...shown.marks, ...shown.points];
  if (!spots.length) return null;
  const middle = (values) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)];
  const [lon, lat] = [middle(spots.map((one) => one.lon)), middle(spots.map((one) => one.lat))];
  const far = (one) => Math.hypot(one.lon - lon, one.lat - lat);
  const reach = Math.max(0.06, 3 * middle(spots.map(far)));
  const kept = all ? spots : spots.filter((one) => far(one) <= reach);
  const [lons, lats] = [kept.map((one) => one.lon), kept.map((one) => one.lat)];
  return [[Math.min(...lons), Math.min(...lats)], [Math.max(...lons), Math.max(...lats)]];
}

function fit(all = false) {
  const box = view(all);
  const legend = document.querySelector("[data-legend]");
  const beside = legend.open && legend.offsetWidth < host.clientWidth / 2 ? legend.offsetWidth : 0;
  if (box) map.fitBounds(box, { padding: { top: 50, bottom: 40, left: 45 + beside, right: 60 }, maxZoom: 13, duration: 0 });
}

class Fit {
  onAdd() {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = "All";
    button.title = "Show all marks";
    button.className = "fit";
    button.addEventListener("click", () => fit(true));
    this.box = document.createElement("div");
    this.box.className = "maplibregl-ctrl maplibregl-ctrl-group";
    this.box.append(button);
    return this.box;
  }

  onRemove() {
    this.box.remove();
  }
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
  return go({ sel: id }).then(() => { document.querySelector('[data-part="side"]').scrollTop = 0; });
}

function keepPlace() {
  const centre = map.getCenter();
  setState({ lat: centre.lat.toFixed(4), lng: centre.lng.toFixed(4), z: map.getZoom().toFixed(2) });
  if (!document.querySelector("[data-inview]")?.checked) return;
  const box = map.getBounds();
  setState({ bbox: [box.getWest(), box.getSouth(), box.getEast(), box.getNorth()].map((one) => Math.max(-180, Math.min(180, one)).toFixed(4)).join(",") });
  refresh();
}

function start() {
  shown = data();
  const here = params();
  const placed = ["lat", "lng", "z"].every((name) => here.has(name));
  const source = (given) => ({ type: "geojson", data: given });
  const away = (path) => new URL(path, location.href).href;
  map = new maplibregl.Map({
    container: host,
    style: {
      version: 8,
      sources: {
        land: source(away("/static/world.geojson")), provinces: source(away("/map/borders.geojson")),
        ...Object.fromEntries(["grounds", "rings", "chosen", "signs", "pins", "names"].map((name) => [name, source(EMPTY)])),
      },
      layers: layers(),
    },
    ...(placed ? { center: [Number(here.get("lng")), Number(here.get("lat"))], zoom: Number(here.get("z")) } : {}),
    attributionControl: false, fadeDuration: 0, dragRotate: false, pitchWithRotate: false, touchPitch: false, maxZoom: 17,
  });
  map.touchZoomRotate.disableRotation();
  map.keyboard.disableRotation();
  map.addControl(new maplibregl.NavigationControl({ showCompass: false }), "top-right");
  map.addControl(new Fit(), "top-right");
  map.addControl(new maplibregl.ScaleControl(), "bottom-right");
  map.on("styleimagemissing", (event) => { if (event.id.startsWith("[")) draw(map, event.id); });
  map.on("load", () => {
    dye();
    paint();
    if (!placed) fit();
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

/** Goes from one day of change to the next; days between are left out, and nothing moves between two days. */
function playing() {
  let timer = 0;
  const stop = () => {
    clearInterval(timer);
    timer = 0;
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

if (matchMedia("(max-width: 56rem)").matches) document.querySelector("[data-legend]").open = false;
playing();
drawBand(bandHost, data().band, go);
try {
  start();
} catch {
  map = null;
  host.hidden = true;
  document.querySelector("[data-nomap]").hidden = false;
}
window.addEventListener("fogline:parts", paint);
window.addEventListener("fogline:theme", () => { if (map) { dye(); redraw(map); } });
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => { if (map) { dye(); redraw(map); } });
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
