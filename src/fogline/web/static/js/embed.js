// A map of a day inside somebody else's page: it reads what the server put into the page, and asks for nothing of the record.
import { fill, fit, foldLegend, makeMap, tried } from "./ground.js";
import { DYES, LAYERS, SOURCES, layersOf } from "./marks.js";

const host = document.querySelector("[data-map]");
const told = { marks: JSON.parse(host.dataset.marks), points: JSON.parse(host.dataset.points) };
const [lng, lat, zoom] = ["lng", "lat", "z"].map((name) => new URLSearchParams(location.search).get(name));

/** The titles of the events of a pin. */
function titles(pin, map) {
  const list = document.createElement("ul");
  list.className = "plain";
  for (const title of JSON.parse(pin.properties.titles).slice(0, 30)) {
    const item = document.createElement("li");
    item.dir = "auto";
    item.textContent = title;
    list.append(item);
  }
  new maplibregl.Popup({ maxWidth: "280px", offset: 20 }).setLngLat(pin.geometry.coordinates).setDOMContent(list).addTo(map);
}

function start() {
  const placed = lng && lat && zoom;
  const map = makeMap(host, {
    names: SOURCES, layers: LAYERS, dyes: DYES, place: placed ? { center: [Number(lng), Number(lat)], zoom: Number(zoom) } : {},
    spots: () => [...told.marks, ...told.points], borders: "/embed/borders.geojson",
  });
  map.on("load", () => {
    for (const [name, features] of Object.entries(layersOf(told))) fill(map, name, features);
    if (!placed) fit(map, [...told.marks, ...told.points]);
    map.once("idle", () => { host.dataset.ready = "true"; });
  });
  map.on("click", "pins", (event) => titles(event.features[0], map));
}

foldLegend(host);
tried(host, start);
