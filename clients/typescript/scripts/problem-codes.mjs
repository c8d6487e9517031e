// Writes the codes of all problem types, from where the services and the gateway keep the titles of theirs.
import { mkdir, readFile, writeFile } from "node:fs/promises";

const root = new URL("../../../", import.meta.url);
const titles = [
  "service-kit/src/main/resources/eu/peregrine/kit/problem/titles.properties",
  "partners-service/src/main/resources/problem-titles.properties",
  "mobility-service/src/main/resources/problem-titles.properties",
  "scholarships-service/src/main/resources/problem-titles.properties",
];
const gateway = "gateway/src/main/java/eu/peregrine/gateway/ProblemType.java";

const read = (path) => readFile(new URL(path, root), "utf8");

const found = new Map();
for (const path of [...titles, gateway]) {
  const text = await read(path);
  const codes = path === gateway
    ? [...text.matchAll(/^ {4}[A-Z_]+\(\s*"([a-z-]+)",/gm)].map((match) => match[1])
    : [...text.matchAll(/^([a-z][a-z-]*)\s*=/gm)].map((match) => match[1]);
  if (codes.length === 0) {
    throw new Error(`No problem codes were found in ${path}; is its form another one now?`);
  }
  codes.forEach((code) => found.set(code, true));
}

const lines = [...found.keys()].sort().map((code) => `  | "${code}"`);
await mkdir(new URL("../src/generated/", import.meta.url), { recursive: true });
await writeFile(
  new URL("../src/generated/problem-codes.ts", import.meta.url),
  "/** The codes of all problem types; each is explained at `/problems/CODE` of the gateway. */\n"
    + `export type ProblemCode =\n${lines.join("\n")};\n`,
);
console.log(`${found.size} problem codes`);
