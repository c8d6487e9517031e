import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";

const own = fileURLToPath(new URL("../..", import.meta.url));
const somewhere = join(own, "target", "packed");
const installed = join(somewhere, "node_modules", "peregrine-client");

/** What a registry would hand out, unpacked as a package manager would; its dependencies are found further up. */
function pack(): string[] {
  rmSync(somewhere, { recursive: true, force: true });
  mkdirSync(installed, { recursive: true });
  const said = execFileSync("npm", ["pack", "--json", "--ignore-scripts", "--pack-destination", somewhere], {
    cwd: own,
    encoding: "utf8",
  });
  const [packed] = JSON.parse(said) as [{ filename: string; files: { path: string }[] }];
  execFileSync("tar", ["-xzf", join(somewhere, packed.filename), "-C", installed, "--strip-components", "1"]);
  return packed.files.map((file) => file.path);
}

test("the package has what is imported from it, its types and its licence, and nothing else", async () => {
  const files = pack();
  for (const wanted of ["dist/index.js", "dist/index.d.ts", "dist/oauth.js", "dist/oauth.d.ts", "LICENSE", "README.md", "package.json"]) {
    assert.ok(files.includes(wanted), `${wanted} is missing`);
  }
  assert.deepEqual(files.filter((file) => !/^dist\/|^(LICENSE|README\.md|package\.json)$/.test(file)), []);
  const client = (await import(pathToFileURL(join(installed, "dist", "index.js")).href)) as Record<string, unknown>;
  assert.equal(typeof client["peregrine"], "function");
});

test("who imports one function is given no more than it needs", async () => {
  pack();
  const bundle = async (source: string) => {
    const { metafile } = await build({
      stdin: { contents: source, resolveDir: somewhere },
      bundle: true,
      format: "esm",
      platform: "browser",
      write: false,
      metafile: true,
      logLevel: "silent",
    });
    const [output] = Object.values(metafile.outputs);
    const used = Object.entries(output?.inputs ?? {}).filter(([, input]) => input.bytesInOutput > 0);
    return used.map(([name]) => name).join(" ");
  };
  const little = await bundle('import { isProblem } from "peregrine-client"; console.log(isProblem({}));');
  assert.match(little, /problems\.js/);
  assert.doesNotMatch(little, /openapi-fetch|oauth4webapi|client\.js|events\.js/);
  const all = await bundle('import { peregrine } from "peregrine-client"; console.log(peregrine);');
  assert.match(all, /openapi-fetch/);
});
