// Checks a Teams app package against Microsoft's schemas, which lie in npm's @microsoft/app-manifest: nothing is fetched.
// Usage: node check-package.js PACKAGE.zip [SCHEMA VERSION]; prints ["file: finding", ...] and ends with 1 when there is one.
"use strict";

const fs = require("fs");
const zlib = require("zlib");
const path = require("path");
const Ajv = require("ajv-draft-04");
const addFormats = require("ajv-formats");
const { AppManifestUtils } = require("@microsoft/app-manifest");

const [file, version] = process.argv.slice(2);

// The central directory is what Teams reads: name, method and place of each entry.
function unzip(bytes) {
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  if (end < 0) throw new Error("this is no ZIP");
  const entries = new Map();
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left--) {
    const [method, packed] = [bytes.readUInt16LE(at + 10), bytes.readUInt32LE(at + 20)];
    const [nameLength, extra, comment, place] = [bytes.readUInt16LE(at + 28), bytes.readUInt16LE(at + 30), bytes.readUInt16LE(at + 32), bytes.readUInt32LE(at + 42)];
    const name = bytes.toString("utf8", at + 46, at + 46 + nameLength);
    const start = place + 30 + bytes.readUInt16LE(place + 26) + bytes.readUInt16LE(place + 28);
    const content = bytes.subarray(start, start + packed);
    entries.set(name, method === 0 ? content : zlib.inflateRawSync(content));
    at += 46 + nameLength + extra + comment;
  }
  return entries;
}

// Microsoft's own function cannot compile this schema: one of its expressions is none with the flag u.
function validateLanguage(json) {
  const schemas = path.join(path.dirname(require.resolve("@microsoft/app-manifest/package.json")), "build", "json-schemas", "teams");
  const [, versionFolder] = /teams\/(v[^/]+)\/MicrosoftTeams\.Localization/.exec(json.$schema);
  const schema = JSON.parse(fs.readFileSync(path.join(schemas, versionFolder, "MicrosoftTeams.Localization.schema.json"), "utf8"));
  const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
  addFormats(ajv);
  const validate = ajv.compile(schema);
  return validate(json) ? [] : validate.errors.map(error => `${error.instancePath} ${error.message}`);
}

async function check() {
  globalThis.fetch = () => { throw new Error("the check is offline"); };
  const entries = unzip(fs.readFileSync(file));
  const findings = [];
  const manifest = JSON.parse(entries.get("manifest.json").toString("utf8"));
  const wanted = ["manifest.json", manifest.icons.color, manifest.icons.outline, ...(manifest.localizationInfo?.additionalLanguages ?? []).map(language => language.file)];
  for (const name of wanted) if (!entries.has(name)) findings.push(`${name}: is named in the manifest and not in the package`);
  for (const name of entries.keys()) if (!wanted.includes(name)) findings.push(`${name}: is in the package and not named in the manifest`);
  for (const [name, content] of entries) {
    if (!name.endsWith(".json")) continue;
    const json = JSON.parse(content.toString("utf8"));
    if (version) {
      json.$schema = json.$schema.replace(/v\d+\.\d+/, `v${version}`);
      if (json.manifestVersion) json.manifestVersion = version;
    }
    for (const finding of name === "manifest.json" ? await AppManifestUtils.validateAgainstSchema(json) : validateLanguage(json)) findings.push(`${name}: ${finding}`);
  }
  return findings;
}

check().then(findings => {
  console.log(JSON.stringify(findings, null, 2));
  process.exitCode = findings.length > 0 ? 1 : 0;
}).catch(error => {
  console.error(`${file}: ${error.message}`);
  process.exitCode = 2;
});
