// The ground that every map of ours stands on: land and borders, no tiles, nothing from elsewhere.
import { colour, draw, redraw } from "./signs.js";

export const EMPTY = { type: "FeatureCollection", features: [] };
const METRES = 111320;
/** A ring of a radius in metres around a point. */
export function ring(lon, lat, radius) {
  const wide = radius / (METRES * Math.max(0.02, Math.cos((lat * Math.PI) / 180)));
  const points = Array.from({ length: 65 }, (_, at) => {
    const turn = (at / 64) * 2 * Math.PI;
    return [lon + wide * Math.cos(turn), lat + (radius / METRES) * Math.sin(turn)];
  });
  return { type: "Polygon", coordinates: [points] };
}

export function feature(geometry, properties) {
  return { type: "Feature", geometry, properties };
}

export function point(one) {
  return { type: "Point", coordinates: [one.lon, one.lat] };
}

export function collection(features) {
  return { type: "FeatureCollection", features };
}

/** A layer of signs. */
export function signs(id, anchor, extra = {}) {
  return {
    id, type: "symbol", source: id,
    layout: { "icon-image": ["get", "icon"], "icon-allow-overlap": true, "icon-ignore-placement": true, "icon-anchor": anchor, ...extra },
  };
}

/** A layer of names, which give way to one another. */
export function labels(id) {
  return signs(id, "top", {
    "icon-allow-overlap": false, "icon-ignore-placement": false, "icon-offset": [0, 12], "symbol-sort-key": ["get", "rank"], "icon-padding": 1,
  });
}

const away = (path) => decodeURI(new URL(path, location.href).href);
const source = (given) => ({ type: "geojson", data: given });

/** The box around most marks: those far from the others are left for the whole view. */
function view(spots, all) {
  if (!spots.length) return null;
  const middle = (values) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)];
  const [lon, lat] = [middle(spots.map((one) => one.lon)), middle(spots.map((one) => one.lat))];
  const far = (one) => Math.hypot(one.lon - lon, one.lat - lat);
  const reach = Math.max(0.06, 3 * middle(spots.map(far)));
  const kept = all ? spots : spots.filter((one) => far(one) <= reach);
  const [lons, lats] = [kept.map((one) => one.lon), kept.map((one) => one.lat)];
  return [[Math.min(...lons), Math.min(...lats)], [Math.max(...lons), Math.max(...lats)]];
}

/** What the signs mean is folded where it would hide the map that it explains. */
export function foldLegend(host) {
  const legend = document.querySelector("details[data-legend]");
  if (legend.offsetWidth > host.clientWidth / 2) legend.open = false;
}

/** Shows most marks, or all of them. */
export function fit(map, spots, all = false) {
  const box = view(spots, all);
  const legend = document.querySelector("details[data-legend]");
  const beside = legend?.open && legend.offsetWidth < map.getContainer().clientWidth / 2 ? legend.offsetWidth : 0;
  if (box) map.fitBounds(box, { padding: { top: 50, bottom: 64, left: 45 + beside, right: map.getContainer().clientWidth > 600 ? 90 : 60 }, maxZoom: 13, duration: 0 });
}

class Fit {
  constructor(spots) {
    this.spots = spots;
  }

  onAdd(map) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = "All";
    button.title = "Show all marks";
    button.className = "fit";
    button.addEventListener("click", () => fit(map, this.spots(), true));
    this.box = document.createElement("div");
    this.box.className = "maplibregl-ctrl maplibregl-ctrl-group";
    this.box.append(button);
    return this.box;
  }

  onRemove() {
    this.box.remove();
  }
}

/** Gives layers the colours that the page has now: layer, property, name of the colour. */
function dye(map, dyes) {
  const ground = [
    ["water", "background-color", "--water"], ["land", "fill-color", "--land"], ["borders", "line-color", "--border"], ["provinces", "line-color", "--border"],
  ];
  for (const [layer, property, name] of [...ground, ...dyes]) map.setPaintProperty(layer, property, colour(name));
}

/** The layers of the user's basemap: its own ground, without letters, in the colours of the page. */
const GROUNDS = {
  land: ["fill", "--land", {}], green: ["fill", "--green", { "fill-opacity": 0.6 }], water: ["fill", "--water", {}],
  building: ["fill", "--border", { "fill-opacity": 0.25 }], road: ["line", "--road", { "line-width": ["interpolate", ["linear"], ["zoom"], 6, 0.4, 14, 2.5] }],
  border: ["line", "--border", { "line-width": 0.8, "line-dasharray": [4, 3] }], other: ["line", "--border", { "line-width": 0.4, "line-opacity": 0.4 }],
};

function basemapOf(host) {
  if (!host.dataset.basemap) return { sources: {}, layers: [], dyes: [] };
  const told = JSON.parse(host.dataset.basemap);
  const tiles = { type: told.kind, tiles: [away(told.tiles)], minzoom: told.min, maxzoom: told.max, ...(told.bounds ? { bounds: told.bounds } : {}) };
  if (told.kind === "raster") return { sources: { basemap: { ...tiles, tileSize: 256 } }, layers: [{ id: "basemap", type: "raster", source: "basemap" }], dyes: [] };
  const made = told.layers.map(([name, ground]) => {
    const [type, shade, paint] = GROUNDS[ground];
    const kinds = type === "fill" ? ["Polygon", "MultiPolygon"] : ["LineString", "MultiLineString", "Polygon", "MultiPolygon"];
    const layer = { id: `basemap ${name}`, type, source: "basemap", "source-layer": name, filter: ["in", ["geometry-type"], ["literal", kinds]], paint };
    return { layer, dye: [layer.id, `${type}-color`, shade] };
  });
  return { sources: { basemap: tiles }, layers: made.map((one) => one.layer), dyes: made.map((one) => one.dye) };
}

/** Makes a map. `names` are its sources, `layers` lie on the ground, `dyes` follow the page's colours, `spots` gives its marks. */
export function makeMap(host, { names, layers, dyes = [], place = {}, spots, borders = "/map/borders.geojson" }) {
  const basemap = basemapOf(host);
  const all = [...basemap.dyes, ...dyes];
  const map = new maplibregl.Map({
    container: host,
    style: {
      version: 8, transition: { duration: 0, delay: 0 },   // colours change at once: a sheet does not wait
      sources: {
        land: source(away("/static/world.geojson")), provinces: source(away(borders)),
        ...basemap.sources, ...Object.fromEntries(names.map((name) => [name, source(EMPTY)])),
      },
      layers: [
        { id: "water", type: "background", paint: {} },
        { id: "land", type: "fill", source: "land", paint: {} },
        ...basemap.layers,
        { id: "provinces", type: "line", source: "provinces", paint: { "line-width": 0.7, "line-dasharray": [4, 3], "line-opacity": 0.7 } },
        { id: "borders", type: "line", source: "land", paint: { "line-width": 1.1 } },
        ...layers,
      ],
    },
    ...place, attributionControl: false, fadeDuration: 0, dragRotate: false, pitchWithRotate: false, touchPitch: false, maxZoom: 17,
  });
  map.touchZoomRotate.disableRotation();
  map.keyboard.disableRotation();
  map.addControl(new maplibregl.NavigationControl({ showCompass: false }), "top-right");
  map.addControl(new Fit(spots), "top-right");
  map.addControl(new maplibregl.ScaleControl(), "bottom-right");
  map.on("styleimagemissing", (event) => { if (event.id.startsWith("[")) draw(map, event.id); });
  map.on("load", () => dye(map, all));
  const again = () => {
    dye(map, all);
    redraw(map);
  };
  window.addEventListener("fogline:theme", again);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", again);
  printInLight(map, again);
  return map;
}

/** Paper is white: for as long as it is printed a map wears light colours, whatever the page does. */
function printInLight(map, again) {
  const root = document.documentElement;
  const clear = () => { map.getContainer().querySelector("canvas.sheet")?.remove(); };
  let worn = null;
  window.addEventListener("beforeprint", () => {
    worn ??= root.dataset.theme ?? "";
    root.dataset.theme = "light";
    again();
    map.redraw();
    // A sheet would have the frame that the screen shows: so it has a copy of this one, made before the task is over.
    const drawn = map.getCanvas();
    const sheet = Object.assign(document.createElement("canvas"), { className: "sheet", width: drawn.width, height: drawn.height });
    sheet.getContext("2d").drawImage(drawn, 0, 0);
    clear();
    drawn.after(sheet);
  });
  window.addEventListener("afterprint", () => {
    clear();
    if (worn) root.dataset.theme = worn;
    else delete root.dataset.theme;
    worn = null;
    again();
  });
}

/** Puts features with their images into a source. */
export function fill(map, name, features) {
  for (const one of features) {
    for (const image of [one.properties.icon, one.properties.pattern]) if (image) draw(map, image);
  }
  map.getSource(name).setData(collection(features));
}

/** Runs what makes a map; where the browser cannot, says so. */
export function tried(host, make) {
  try {
    return make();
  } catch {
    host.hidden = true;
    document.querySelector("[data-nomap]").hidden = false;
    return null;
  }
}
