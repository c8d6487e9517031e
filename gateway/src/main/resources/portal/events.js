import { onChange, signedIn } from "./session.js";
import { kindOf, listen } from "./stream.js";
import { language, make, say } from "./words.js";

const SHOWN = 200;
const watch = document.getElementById("watch");
const state = document.getElementById("streamState");
const stream = document.getElementById("stream");
let stop = null;

function show(event) {
  const when = new Date(event.time).toLocaleTimeString(language === "fr" ? "fr-FR" : "en-GB");
  const thing = event.data?.reference || event.data?.title || event.data?.name?.[language] || event.data?.name?.en || event.subject;
  stream.prepend(
    make(
      "li",
      { class: "fresh" },
      make(
        "details",
        {},
        make(
          "summary",
          {},
          make("time", { datetime: event.time }, when),
          make("code", {}, kindOf(event)),
          make("span", {}, String(thing)),
        ),
        make("pre", { tabindex: "0", role: "region", "aria-label": say("carries") }, JSON.stringify(event, null, 2)),
      ),
    ),
  );
  while (stream.childElementCount > SHOWN) {
    stream.lastElementChild.remove();
  }
}

function tell(name, detail) {
  const looks = { watching: "ready", again: "not-ready", refused: "unreachable" };
  state.dataset.state = looks[name] || "";
  state.textContent = name === "refused" ? say("streamAway", detail) : say(name, detail);
  if (name === "refused") {
    end();
  }
}

function end() {
  stop?.();
  stop = null;
  watch.textContent = say("watch");
}

watch.addEventListener("click", () => {
  if (stop) {
    end();
    tell("stopped");
  } else if (!signedIn()) {
    state.dataset.state = "";
    state.textContent = say("needSignIn");
  } else {
    watch.textContent = say("stop");
    stop = listen({ event: show, state: tell, reset: () => (state.textContent = say("missed")) });
  }
});
onChange(() => {
  end();
  tell("stopped");
});

// ---- the catalogue ----

function typeOf(schema, document) {
  if (schema.$ref) {
    return schema.$ref.split("/").pop();
  }
  if (schema.enum) {
    return schema.enum.join(" | ");
  }
  if (schema.const !== undefined) {
    return String(schema.const);
  }
  if (schema.type === "array") {
    return `${say("listOf")} ${typeOf(schema.items || {}, document)}`;
  }
  return [schema.format || schema.type || say("any")].flat().join(" | ");
}

function fields(schema) {
  const required = new Set(schema.required || []);
  return make(
    "dl",
    { class: "fields" },
    ...Object.entries(schema.properties || {}).flatMap(([name, property]) => [
      make("dt", {}, make("code", {}, name), ...(required.has(name) ? [make("small", {}, say("required"))] : [])),
      make("dd", {}, make("span", { class: "type" }, typeOf(property)), ` ${property.description || ""}`),
    ]),
  );
}

function kind(document, name) {
  const message = document.components.messages[name];
  const box = make(
    "details",
    { "data-find": `${name} ${message.summary}`.toLowerCase() },
    make("summary", {}, make("code", {}, name), make("span", { class: "told", lang: "en" }, message.summary)),
  );
  box.addEventListener(
    "toggle",
    () =>
      box.append(
        make("p", { class: "muted" }, make("code", {}, message.name)),
        make("div", { lang: "en" }, fields(document.components.schemas[name])),
      ),
    { once: true },
  );
  return box;
}

const answer = await fetch("/asyncapi");
const document_ = await answer.json();
const boxes = [];
document.getElementById("channels").append(
  ...Object.entries(document_.channels).map(([aggregate, channel]) => {
    const kinds = Object.keys(channel.messages).map((name) => kind(document_, name));
    boxes.push(...kinds);
    return make("section", { class: "group" }, make("h3", {}, aggregate, make("code", {}, channel.address)), ...kinds);
  }),
);

function filter() {
  const wanted = document.getElementById("query").value.trim().toLowerCase().split(/\s+/);
  let shown = 0;
  for (const box of boxes) {
    box.hidden = !wanted.every((word) => box.dataset.find.includes(word));
    shown += box.hidden ? 0 : 1;
  }
  for (const group of document.querySelectorAll(".group")) {
    group.hidden = !group.querySelector("details:not([hidden])");
  }
  document.getElementById("count").textContent = say("kinds", shown, boxes.length);
}

document.getElementById("find").addEventListener("submit", (event) => event.preventDefault());
document.getElementById("query").addEventListener("input", filter);
filter();
