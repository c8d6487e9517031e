// The API reference, made of the document at /openapi: each operation with a form that sends it.
import { call, known, signedIn } from "./session.js";
import { kindOf, listen } from "./stream.js";
import { make, say } from "./words.js";

const METHODS = ["get", "post", "put", "patch", "delete"];
const WRITES = new Set(["post", "put", "patch", "delete"]);
const DEPTH = 4;
const LISTEN = 5_000;

const answer = await fetch("/openapi");
const api = await answer.json();
const etags = new Map();
const boxes = [];

const resolved = (node) => (node?.$ref ? node.$ref.slice(2).split("/").reduce((at, key) => at[key.replaceAll("~1", "/").replaceAll("~0", "~")], api) : node || {});
const nameOf = (schema) => schema?.$ref?.split("/").pop();

/** A line that says what a schema is. */
function typeOf(schema) {
  if (!schema || Object.keys(schema).length === 0) {
    return say("any");
  }
  if (schema.$ref) {
    const target = resolved(schema);
    return target.enum || ["string", "integer", "number", "boolean"].includes(target.type) ? typeOf(target) : nameOf(schema);
  }
  if (schema.enum) {
    return schema.enum.join(" | ");
  }
  if (schema.const !== undefined) {
    return String(schema.const);
  }
  if (schema.allOf || schema.anyOf || schema.oneOf) {
    return (schema.allOf || schema.anyOf || schema.oneOf).map(typeOf).filter((one, at, all) => all.indexOf(one) === at).join(" | ");
  }
  if (schema.type === "array") {
    return `${say("listOf")} ${typeOf(schema.items)}`;
  }
  const type = [schema.type].flat().join(" | ");
  const bounds = [
    schema.minimum !== undefined ? `≥ ${schema.minimum}` : null,
    schema.maximum !== undefined ? `≤ ${schema.maximum}` : null,
    schema.maxLength !== undefined ? `≤ ${schema.maxLength} ${say("text")}` : null,
  ].filter(Boolean);
  return [schema.format || type, ...bounds].join(", ");
}

/** The schema whose fields a type has, or nothing. */
function inner(schema) {
  const target = resolved(schema);
  if (target.properties) {
    return target;
  }
  if (target.type === "array") {
    return inner(target.items);
  }
  if (target.contentSchema) {
    return inner(target.contentSchema);
  }
  const part = (target.allOf || target.anyOf || target.oneOf || []).map(inner).find(Boolean);
  return part;
}

function fields(schema, depth = 0) {
  const target = inner(schema);
  if (!target) {
    return make("p", { class: "type" }, typeOf(schema));
  }
  const required = new Set(target.required || []);
  return make(
    "dl",
    { class: "fields" },
    ...Object.entries(target.properties).flatMap(([name, property]) => {
      const nested = depth < DEPTH && inner(property);
      const value = make("dd", {}, make("span", { class: "type" }, typeOf(property)), ` ${property.description || resolved(property).description || ""}`);
      if (nested) {
        const more = make("details", {}, make("summary", {}, nameOf(property) || nameOf(property.items) || name));
        more.addEventListener("toggle", () => more.append(fields(property, depth + 1)), { once: true });
        value.append(more);
      }
      return [make("dt", {}, make("code", {}, name), ...(required.has(name) ? [make("small", {}, say("required"))] : [])), value];
    }),
  );
}

/** Something of the schema's form, for operations without an example. */
function sketch(schema, depth = 0) {
  const target = resolved(schema);
  if (target.example !== undefined || target.examples) {
    return target.example ?? target.examples[0];
  }
  const part = (target.allOf || target.anyOf || target.oneOf || [])[0];
  if (part) {
    return sketch(part, depth);
  }
  if (target.enum) {
    return target.enum[0];
  }
  const type = [target.type].flat()[0];
  if (target.properties) {
    const required = new Set(target.required || Object.keys(target.properties));
    return Object.fromEntries(
      Object.entries(target.properties)
        .filter(([name]) => required.has(name) && depth < DEPTH)
        .map(([name, property]) => [name, sketch(property, depth + 1)]),
    );
  }
  const formats = { uuid: crypto.randomUUID(), date: "2026-09-01", "date-time": "2026-09-01T12:00:00Z" };
  return { array: target.items ? [sketch(target.items, depth + 1)] : [], integer: 1, number: 1, boolean: false, object: {} }[type] ?? formats[target.format] ?? "";
}

const random = (bytes) => Array.from(crypto.getRandomValues(new Uint8Array(bytes)), (one) => one.toString(16).padStart(2, "0")).join("");

let number = 0;

function field(parameter) {
  const id = `p${number++}`;
  const schema = resolved(parameter.schema);
  const choices = schema.enum || (schema.type === "boolean" ? [true, false] : null);
  const described = parameter.description ? `${id}d` : null;
  const control = choices
    ? make("select", { id, "aria-describedby": described }, ...(parameter.required ? [] : [make("option", { value: "" }, "")]), ...choices.map((one) => make("option", {}, String(one))))
    : make("input", { id, type: "text", autocomplete: "off", spellcheck: "false", "aria-describedby": described });
  control.required = Boolean(parameter.required);
  if (parameter.name === "Idempotency-Key") {
    control.value = random(12);
  }
  return {
    parameter,
    control,
    row: make(
      "div",
      { class: "field" },
      make("label", { for: id }, make("code", {}, parameter.name), ...(parameter.required ? [make("small", {}, say("required"))] : [])),
      control,
      ...(described ? [make("p", { class: "muted", id: described, lang: "en" }, parameter.description)] : []),
    ),
  };
}

function address(path, inputs) {
  const query = new URLSearchParams();
  let filled = path;
  for (const { parameter, control } of inputs) {
    if (parameter.in === "path") {
      filled = filled.replace(`{${parameter.name}}`, encodeURIComponent(control.value.trim()));
    } else if (parameter.in === "query" && control.value !== "") {
      const many = resolved(parameter.schema).type === "array";
      (many ? control.value.split(",") : [control.value]).forEach((one) => query.append(parameter.name, one.trim()));
    }
  }
  return query.size > 0 ? `${filled}?${query}` : filled;
}

/** What a stream that does not end says in its first seconds. */
async function beginning(response) {
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  setTimeout(() => reader.cancel(), LISTEN);
  let text = "";
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
    text += piece.value;
  }
  return text;
}

async function shown(response) {
  const type = response.headers.get("Content-Type") || "";
  if (/event-stream/.test(type)) {
    return beginning(response);
  }
  if (/json/.test(type) && !/ndjson/.test(type)) {
    return JSON.stringify(await response.json(), null, 2);
  }
  if (/^text|xml|ndjson|calendar/.test(type)) {
    return (await response.text()).slice(0, 100_000);
  }
  const bytes = await response.blob();
  return bytes.size > 0 ? `${type}, ${bytes.size} B` : "";
}

/** Lists the events that carry this trace, until told to stop or for two minutes. */
function causes(trace, place) {
  const note = make("p", { class: "muted" }, say("waiting"));
  const found = make("ol", { class: "stream" });
  place.replaceChildren(make("h3", {}, say("caused")), note, found);
  const stop = listen({
    event(event) {
      if (event.traceparent?.split("-")[1] === trace) {
        note.textContent = "";
        found.append(
          make(
            "li",
            { class: "fresh" },
            make(
              "details",
              {},
              make("summary", {}, make("code", {}, kindOf(event)), make("span", {}, say("newEvent", event.sequence ? Number(event.sequence) : "", event.subject))),
              make("pre", { tabindex: "0", role: "region", "aria-label": say("carries") }, JSON.stringify(event, null, 2)),
            ),
          ),
        );
      }
    },
    state(name, detail) {
      if (name === "refused") {
        note.textContent = say("streamAway", detail);
      }
    },
  });
  setTimeout(() => {
    stop();
    if (found.childElementCount === 0 && note.textContent === say("waiting")) {
      note.textContent = say("noneYet");
    }
  }, 120_000);
  return stop;
}

function form(method, path, operation) {
  const parameters = [...(api.paths[path].parameters || []), ...(operation.parameters || [])].map(resolved);
  const inputs = parameters.map(field);
  const first = inputs.filter(({ parameter }) => parameter.required || parameter.name === "If-Match");
  const rest = inputs.filter((input) => !first.includes(input));
  const content = operation.requestBody?.content || {};
  const type = content["application/json"] ? "application/json" : Object.keys(content)[0];
  const taken = type && content[type];
  const id = `b${number++}`;
  let body = null;
  if (taken && type === "application/json") {
    body = make("textarea", { id, rows: 12, spellcheck: "false" });
    body.value = JSON.stringify(taken.example ?? Object.values(taken.examples || {})[0]?.value ?? sketch(taken.schema), null, 2);
  } else if (taken) {
    body = make("input", { id, type: "file" });
  }
  const wrong = make("p", { class: "wrong", role: "alert" });
  const send = make("button", { type: "submit" }, say("send"));
  const result = make("div", { class: "result", role: "status" });
  const effects = make("div", { class: "effects" });
  let stop = null;

  async function submit() {
    wrong.textContent = "";
    const missing = inputs.find(({ control }) => control.required && control.value.trim() === "");
    if (missing) {
      wrong.textContent = say("missing", missing.parameter.name);
      missing.control.focus();
      return;
    }
    if (!signedIn() && !isPublic(operation)) {
      wrong.textContent = say("needSignIn");
      return;
    }
    const headers = new Headers();
    for (const { parameter, control } of inputs) {
      if (parameter.in === "header" && control.value.trim() !== "") {
        headers.set(parameter.name, control.value.trim());
      }
    }
    const options = { method: method.toUpperCase(), headers, cache: "no-store" };
    if (body?.value && body.type !== "file") {
      try {
        options.body = JSON.stringify(JSON.parse(body.value));
      } catch (problem) {
        wrong.textContent = say("notJson", problem.message);
        body.focus();
        return;
      }
      headers.set("Content-Type", type);
    } else if (body?.files?.length) {
      options.body = body.files[0];
      headers.set("Content-Type", type === "*/*" ? body.files[0].type || "application/octet-stream" : type);
    }
    const target = address(path, inputs);
    send.disabled = true;
    send.textContent = say("sending");
    stop?.();
    effects.replaceChildren();
    const trace = random(16);
    headers.set("traceparent", `00-${trace}-${random(8)}-01`);
    if (WRITES.has(method) && signedIn()) {
      stop = causes(trace, effects);
      await Promise.race([stop.opened, new Promise((resolve) => setTimeout(resolve, 1500))]);
    }
    try {
      const began = performance.now();
      const response = await call(target, options);
      const took = Math.round(performance.now() - began);
      const etag = response.headers.get("ETag");
      if (etag) {
        etags.set(response.headers.get("Location")?.replace(/^https?:\/\/[^/]+/, "") || target, etag);
      }
      const text = await shown(response);
      const kept = ["ETag", "Location", "Link", "Retry-After", "Idempotency-Replayed"].filter((name) => response.headers.has(name));
      result.replaceChildren(
        make("h3", {}, say("answer")),
        make("p", {}, make("b", { class: response.ok ? "good" : "bad" }, `${response.status} ${response.statusText}`), ` ${say("took", target, took)}`),
        ...kept.map((name) => make("p", { class: "small" }, make("code", {}, `${name}: ${response.headers.get(name)}`))),
        text ? make("pre", { tabindex: "0", role: "region", "aria-label": say("answer") }, text) : make("p", { class: "muted" }, say("noBody")),
      );
      if (!response.ok) {
        stop?.();
        effects.replaceChildren();
      }
      const key = inputs.find(({ parameter }) => parameter.name === "Idempotency-Key");
      if (key && response.ok) {
        key.control.value = random(12);
      }
    } catch {
      result.replaceChildren(make("p", { class: "wrong" }, say("offline")));
    } finally {
      send.disabled = false;
      send.textContent = say("send");
    }
  }

  // What was read last of the same thing is what a change is based on.
  const ifMatch = inputs.find(({ parameter }) => parameter.name === "If-Match");
  if (ifMatch) {
    const refill = () => {
      const target = address(path, inputs).split("?")[0];
      const known = [...etags].find(([key]) => target === key || target.startsWith(`${key}/`));
      if (known && ifMatch.control.value === "") {
        ifMatch.control.value = known[1];
      }
    };
    inputs.forEach(({ control }) => control.addEventListener("input", refill));
    ifMatch.control.addEventListener("focus", refill);
  }
  const element = make(
    "form",
    { class: "try", novalidate: true },
    ...first.map(({ row }) => row),
    ...(rest.length > 0 ? [make("details", { class: "more" }, make("summary", {}, say("more", rest.length)), ...rest.map(({ row }) => row))] : []),
    ...(body ? [make("div", { class: "field" }, make("label", { for: id }, say(body.type === "file" ? "file" : "body"), " ", make("code", {}, type)), body)] : []),
    wrong,
    send,
    result,
    effects,
  );
  element.addEventListener("submit", (event) => {
    event.preventDefault();
    submit();
  });
  return element;
}

const isPublic = (operation) => Array.isArray(operation.security) && operation.security.length === 0;

function details(method, path, operation) {
  const taken = operation.requestBody?.content?.["application/json"];
  const answers = Object.entries(operation.responses || {}).filter(([status]) => status !== "default");
  return [
    ...(operation.description ? [make("p", { lang: "en" }, operation.description)] : []),
    form(method, path, operation),
    ...(taken ? [make("details", { class: "more", lang: "en" }, make("summary", {}, say("takes"), " ", make("code", {}, nameOf(taken.schema) || "")), fields(taken.schema))] : []),
    make(
      "details",
      { class: "more", lang: "en" },
      make("summary", {}, say("answers")),
      ...answers.flatMap(([status, response]) => {
        const schema = Object.values(resolved(response).content || {})[0]?.schema;
        return [make("p", {}, make("b", {}, status), ` ${resolved(response).description || ""}`), ...(schema ? [fields(schema)] : [])];
      }),
    ),
  ];
}

function box(method, path, operation) {
  const element = make(
    "details",
    { class: "operation", id: operation.operationId, "data-find": `${operation.operationId} ${method} ${path} ${operation.summary} ${(operation.tags || []).join(" ")}`.toLowerCase() },
    make(
      "summary",
      {},
      make("span", { class: `method ${method}` }, method.toUpperCase()),
      make("code", { class: "path" }, path.replace("/api/v1", "")),
      make("span", { class: "told", lang: "en" }, operation.summary || ""),
      ...(isPublic(operation) ? [make("small", {}, say("public"))] : []),
    ),
  );
  element.addEventListener("toggle", () => element.append(make("div", { class: "inside" }, ...details(method, path, operation))), { once: true });
  boxes.push(element);
  return element;
}

const groups = new Map((api.tags || []).map((tag) => [tag.name, { tag, operations: [] }]));
for (const [path, item] of Object.entries(api.paths)) {
  for (const method of METHODS.filter((one) => item[one])) {
    const tag = item[method].tags?.[0] || "";
    if (!groups.has(tag)) {
      groups.set(tag, { tag: { name: tag }, operations: [] });
    }
    groups.get(tag).operations.push([method, path, item[method]]);
  }
}

document.getElementById("operations").append(
  ...[...groups.values()]
    .filter(({ operations }) => operations.length > 0)
    .map(({ tag, operations }) =>
      make(
        "details",
        { class: "group" },
        make("summary", {}, make("h2", {}, tag.name), make("span", { class: "told", lang: "en" }, tag.description || ""), make("small", {}, String(operations.length))),
        ...operations.map((one) => box(...one)),
      ),
    ),
);

function filter() {
  const wanted = document.getElementById("query").value.trim().toLowerCase();
  let shown = 0;
  for (const one of boxes) {
    one.hidden = !wanted.split(/\s+/).every((word) => one.dataset.find.includes(word));
    shown += one.hidden ? 0 : 1;
  }
  for (const group of document.querySelectorAll(".group")) {
    group.hidden = !group.querySelector(".operation:not([hidden])");
    group.open = wanted !== "" && !group.hidden;
  }
  document.getElementById("count").textContent = say("operations", shown, boxes.length);
}

function goTo() {
  const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (target && target.classList.contains("operation")) {
    target.closest(".group").open = true;
    target.open = true;
    target.scrollIntoView();
    target.querySelector("summary").focus();
  }
}

document.getElementById("find").addEventListener("submit", (event) => event.preventDefault());
document.getElementById("query").addEventListener("input", filter);
addEventListener("hashchange", goTo);
filter();
known.then(goTo);
