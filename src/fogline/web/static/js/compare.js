// The map of what changed between two days; the list beside it has the same.
import { feature, fill, fit, labels, makeMap, point, ring, signs, tried } from "./ground.js";
import { named } from "./signs.js";

const host = document.querySelector("[data-map]");
const marks = JSON.parse(host.dataset.marks);

tried(host, () => {
  const map = makeMap(host, {
    names: ["rings", "changes", "names"],
    layers: [
      { id: "rings", type: "line", source: "rings", paint: { "line-width": 1, "line-dasharray": [2, 2], "line-opacity": 0.7 } },
      signs("changes", "center"), labels("names"),
    ],
    dyes: [["rings", "line-color", "--ink"]],
    spots: () => marks,
  });
  map.on("load", () => {
    fill(map, "rings", marks.filter((one) => one.radius).map((one) => feature(ring(one.lon, one.lat, one.radius), {})));
    fill(map, "changes", marks.map((one) => feature(point(one), { id: one.id, icon: named("change", one.before, one.after) })));
    fill(map, "names", marks.map((one) => feature(point(one), { icon: named("label", one.name), rank: -one.radius })));
    fit(map, marks);
    map.once("idle", () => { host.dataset.ready = "true"; });
  });
  map.on("click", "changes", (event) => { location.assign(`/control/${encodeURIComponent(event.features[0].properties.id)}`); });
  return map;
});
