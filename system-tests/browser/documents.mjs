// Holds the API documents against the tools that others use for them. Arguments: the OpenAPI document, the AsyncAPI document.
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { Parser } from "@asyncapi/parser";

const here = dirname(fileURLToPath(import.meta.url));
const [openapi, asyncapi] = process.argv.slice(2);
let failed = false;

const lint = spawnSync(
  process.execPath,
  [join(here, "node_modules/@redocly/cli/bin/cli.js"), "lint", openapi, "--config", join(here, "redocly.yaml"), "--format", "stylish"],
  { encoding: "utf8", env: { ...process.env, REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" } },
);
console.log(lint.stdout + lint.stderr);
failed ||= lint.status !== 0;

// Severity 2 and 3 are remarks, such as that there is a newer version of AsyncAPI.
const { document, diagnostics } = await new Parser().parse(readFileSync(asyncapi, "utf8"));
for (const { severity, code, message, path } of diagnostics) {
  console.log(`${["error", "warning", "remark", "hint"][severity]} ${code}: ${message} (${path.join("/")})`);
}
failed ||= !document || diagnostics.some(({ severity }) => severity < 2);
if (document) {
  console.log(`AsyncAPI: ${document.channels().all().length} channels, ${document.messages().all().length} messages`);
}
process.exit(failed ? 1 : 0);
