// Reads card files named on the command line; prints {"path": ["finding", ...]} as JSON.
// Usage: node lint-cards.js FILE...   or   node lint-cards.js --schema SCHEMA FILE...
"use strict";

const fs = require("fs");

// Elements that Teams draws and Adaptive Cards 1.5 does not know: other hosts draw their fallback, so they need one.
const teamsOnlyElements = [
  "Badge", "Carousel", "CodeBlock", "CompoundButton", "Icon", "ProgressBar", "ProgressRing", "Rating", "Chart.Donut", "Chart.Gauge",
  "Chart.HorizontalBar", "Chart.HorizontalBar.Stacked", "Chart.Line", "Chart.Pie", "Chart.VerticalBar", "Chart.VerticalBar.Grouped",
];

// A card in a mail names its provider: Outlook takes version 1.4, and no Action.Submit, so its actions have no fallback.
const isForOutlook = card => card.originator !== undefined;

// The card as a host of its version takes it; what lacks its fallback goes into findings.
function withFallbacks(node, findings, outlook = false) {
  if (Array.isArray(node)) {
    return node.map(item => withFallbacks(item, findings, outlook)).filter(item => item !== undefined);
  }
  if (node === null || typeof node !== "object") {
    return node;
  }
  if (outlook && ["Action.Submit", "Action.Http", "Input.Time"].includes(node.type)) {
    findings.push(`${node.type} is not for Outlook`);
  }
  if (!outlook && node.type === "Action.Execute" && node.fallback === undefined) {
    findings.push(`Action.Execute ${JSON.stringify(node.title)} has no fallback`);
  }
  if (teamsOnlyElements.includes(node.type)) {
    if (node.fallback === undefined) {
      findings.push(`${node.type} has no fallback`);
    }
    return node.fallback === undefined || node.fallback === "drop" ? undefined : withFallbacks(node.fallback, findings, outlook);
  }
  return Object.fromEntries(Object.entries(node).map(([name, value]) => [name, withFallbacks(value, findings, outlook)]));
}

function rendererFindings(original) {
  // A pattern in the library remembers where it stopped in the card before: each card gets the library anew.
  delete require.cache[require.resolve("adaptivecards/dist/adaptivecards.min.js")];
  const cards = require("adaptivecards/dist/adaptivecards.min.js");
  const missing = [];
  const outlook = isForOutlook(original);
  const version = outlook ? "1.4" : "1.5";
  const json = withFallbacks(original, missing, outlook);
  const context = new cards.SerializationContext(outlook ? cards.Versions.v1_4 : cards.Versions.v1_5);
  const card = new cards.AdaptiveCard();
  card.parse(json, context);
  const findings = [...missing];
  for (let i = 0; i < context.eventCount; i++) {
    findings.push("parse: " + context.getEventAt(i).message);
  }
  for (const event of card.validateProperties().validationEvents) {
    findings.push("properties: " + event.message);
  }
  if (json.type !== "AdaptiveCard") {
    findings.push("type is not AdaptiveCard");
  }
  if (json.version !== version) {
    findings.push(`version is not ${version}`);
  }
  return findings;
}

// What Teams or Outlook reads and the official schema does not know.
const hostsOwnMembers = ["msteams", "originator", "hideOriginalBody"];

function schemaCheck(path) {
  const Ajv = require("ajv");
  const schema = JSON.parse(fs.readFileSync(path, "utf8"));
  // Draft 6 calls it $id; the file still says id.
  delete schema.id;
  const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false });
  ajv.addMetaSchema(require("ajv/dist/refs/json-schema-draft-06.json"));
  const validate = ajv.compile(schema);
  return json => {
    const card = withFallbacks(json, []);
    hostsOwnMembers.forEach(member => delete card[member]);
    if (validate(card)) {
      return [];
    }
    const refused = innermostElements(validate.errors, card);
    if (refused.length === 0) {
      return validate.errors.map(error => `schema: ${error.instancePath || "/"} ${error.message} ${JSON.stringify(error.params)}`);
    }
    return refused.flatMap(([pointer, element]) =>
      findingsOfElement(ajv, schema.definitions, element).map(finding => `schema: ${pointer}${finding}`));
  };
}

// An element that fits nothing is refused once for each type it might have been, and so is everything around it:
// the innermost one is at fault.
function innermostElements(errors, card) {
  const refused = new Map();
  for (const { keyword, instancePath } of errors) {
    const value = instancePath.split("/").slice(1).reduce((inner, step) => inner?.[step], card);
    if (keyword === "anyOf" && typeof value?.type === "string") {
      refused.set(instancePath, value);
    }
  }
  return [...refused].filter(([pointer]) => ![...refused.keys()].some(other => other.startsWith(pointer + "/")));
}

function findingsOfElement(ajv, definitions, element) {
  if (!Object.hasOwn(definitions, element.type)) {
    return [` is of the unknown type ${element.type}`];
  }
  const validate = ajv.compile({ $ref: `#/definitions/${element.type}`, definitions });
  return validate(element)
    ? [` ${element.type} may not stand here`]
    : validate.errors.map(error => `${error.instancePath} ${error.message} ${JSON.stringify(error.params)}`);
}

const args = process.argv.slice(2);
const check = args[0] === "--schema" ? schemaCheck(args.splice(0, 2)[1]) : rendererFindings;
const result = {};
for (const path of args) {
  try {
    result[path] = check(JSON.parse(fs.readFileSync(path, "utf8")));
  } catch (error) {
    result[path] = ["not readable as a card: " + error.message];
  }
}
process.stdout.write(JSON.stringify(result));
