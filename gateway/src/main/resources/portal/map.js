import { coast } from "./coast.js";
import { call, known, onChange, signedIn } from "./session.js";
import { language, make, say } from "./words.js";

const SVG = "http://www.w3.org/2000/svg";
const VIEWS = {
  world: [0, 0, 360, 174],
  europe: [165, 12, 70, 48],
  americas: [45, 15, 110, 150],
  asia: [235, 20, 120, 140],
  africa: [150, 50, 90, 100],
};
const map = document.getElementById("map");
const list = document.getElementById("places");
const state = document.getElementById("mapState");
const chosen = document.getElementById("chosen");
const regions = new Intl.DisplayNames([language], { type: "region" });
let places = [];
let view = "world";

const across = (longitude) => longitude + 180;
const down = (latitude) => (84 - latitude) * 1.2;

function draw(tag, attributes, parent = map) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) {
    element.setAttribute(name, value);
  }
  parent.append(element);
  return element;
}

function ground() {
  let lines = "";
  for (let longitude = -150; longitude < 180; longitude += 30) {
    lines += `M${across(longitude)} 0V174`;
  }
  for (let latitude = -60; latitude < 84; latitude += 30) {
    lines += `M0 ${down(latitude)}H360`;
  }
  draw("path", { class: "graticule", d: lines });
  draw("path", { class: "land", d: coast });
}

function look(name) {
  view = name;
  const [x, y, width, height] = VIEWS[name];
  map.setAttribute("viewBox", VIEWS[name].join(" "));
  for (const place of places) {
    const [longitude, latitude] = place.feature.geometry.coordinates;
    // Dots keep their size on the screen.
    place.dot.setAttribute("r", String(2.4 * Math.max(width / 360, height / 174)));
    place.dot.toggleAttribute("data-out", across(longitude) < x || across(longitude) > x + width || down(latitude) < y || down(latitude) > y + height);
  }
  for (const button of document.querySelectorAll("[data-view]")) {
    button.setAttribute("aria-pressed", String(button.dataset.view === name));
  }
}

const nameOf = ({ name }) => (typeof name === "string" ? name : name?.[language] || name?.en || Object.values(name || {})[0] || "");

const FACTS = ["kind", "state", "city", "country", "agreementsInForce", "academicYear", "seatsPromised", "seatsFree", "labels", "networks"];

function told(value) {
  return Array.isArray(value) ? value.map(told).join(", ") : typeof value === "object" ? nameOf({ name: value.name || value }) : String(value);
}

function facts(properties) {
  return make(
    "dl",
    { class: "known" },
    ...FACTS.filter((name) => properties[name] !== undefined && told(properties[name]) !== "").flatMap((name) => [
      make("dt", {}, say(`fact.${name}`)),
      make("dd", {}, name === "country" ? regions.of(properties.country) : told(properties[name])),
    ]),
  );
}

function choose(place) {
  for (const other of places) {
    other.dot.classList.toggle("on", other === place);
    other.button.setAttribute("aria-pressed", String(other === place));
  }
  place.dot.parentNode.append(place.dot);
  const { properties } = place.feature;
  chosen.replaceChildren(make("h2", {}, nameOf(properties)), facts(properties));
  if (place.dot.hasAttribute("data-out")) {
    look("world");
  }
}

function filter() {
  const wanted = document.getElementById("query").value.trim().toLowerCase();
  let shown = 0;
  for (const place of places) {
    const hidden = !place.find.includes(wanted);
    place.button.parentNode.hidden = hidden;
    place.dot.toggleAttribute("data-hidden", hidden);
    shown += hidden ? 0 : 1;
  }
  if (places.length > 0) {
    state.textContent = say("places", shown, places.length);
  }
}

async function load() {
  chosen.replaceChildren();
  list.replaceChildren();
  map.querySelectorAll("circle").forEach((dot) => dot.remove());
  places = [];
  if (!signedIn()) {
    state.textContent = say("mapSignIn");
    return;
  }
  state.textContent = say("loading");
  const features = [];
  for (let next = "/api/v1/network-map?limit=200"; next; ) {
    const answer = await call(next, { headers: { Accept: "application/geo+json" } });
    const page = await answer.json();
    if (!answer.ok) {
      throw new Error(page.detail || page.title);
    }
    features.push(...page.features);
    next = page.next;
  }
  features.sort((one, other) => nameOf(one.properties).localeCompare(nameOf(other.properties), language));
  places = features.map((feature) => {
    const { properties } = feature;
    const name = nameOf(properties);
    const where = [properties.city, properties.country && regions.of(properties.country)].filter(Boolean).join(", ");
    const dot = draw("circle", { cx: across(feature.geometry.coordinates[0]), cy: down(feature.geometry.coordinates[1]) });
    dot.classList.toggle("home", Boolean(properties.home));
    draw("title", {}, dot).textContent = `${name}, ${where}`;
    const button = make("button", { type: "button", class: "place", "aria-pressed": "false" }, make("b", {}, name), make("span", {}, where));
    const place = { feature, dot, button, find: `${name} ${where} ${properties.country}`.toLowerCase() };
    dot.addEventListener("click", () => {
      choose(place);
      button.scrollIntoView({ block: "nearest" });
    });
    button.addEventListener("click", () => choose(place));
    list.append(make("li", {}, button));
    return place;
  });
  if (places.length === 0) {
    state.textContent = say("nothing");
  }
  look(view);
  filter();
}

const reload = () => load().catch((problem) => (state.textContent = say("failed", problem.message)));

ground();
look("world");
for (const button of document.querySelectorAll("[data-view]")) {
  button.addEventListener("click", () => look(button.dataset.view));
}
document.getElementById("find").addEventListener("submit", (event) => event.preventDefault());
document.getElementById("query").addEventListener("input", filter);
onChange(reload);
known.then(reload);
