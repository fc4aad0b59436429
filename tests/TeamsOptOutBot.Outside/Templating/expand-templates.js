// Microsoft's expander over many cases. Reads [{"template", "data"}] from stdin, writes [{"card"} or {"error"}];
// with --functions it writes the names of all functions that adaptive expressions know.
"use strict";

const fs = require("fs");
const { Template } = require("adaptivecards-templating");
const expressions = require("adaptive-expressions");

// What it cannot evaluate it reports on the console and goes on; stdout belongs to the answer.
console.log = console.warn = () => {};

function expand({ template, data }) {
  try {
    return { card: new Template(template).expand({ $root: data }) ?? null };
  } catch (error) {
    return { error: String(error.message ?? error) };
  }
}

if (process.argv.includes("--functions")) {
  process.stdout.write(JSON.stringify([...expressions.ExpressionFunctions.standardFunctions.keys()]));
} else {
  process.stdout.write(JSON.stringify(JSON.parse(fs.readFileSync(0, "utf8")).map(expand)));
}
