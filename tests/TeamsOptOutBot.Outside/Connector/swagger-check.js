// Checks recorded requests and answers against the Bot Connector's Swagger.
// Usage: node swagger-check.js SWAGGER < [{"method", "path", "body", "status", "answer", "type"}]; prints ["finding", ...].
"use strict";

const fs = require("fs");
const Ajv = require("ajv");

const swagger = JSON.parse(fs.readFileSync(process.argv[2], "utf8"));

// What Teams adds to the Swagger, each with its source.
const teamsMembers = {
  // TeamsChannelAccount and what the connector was seen to answer beside it (conformance/playground, BFD TeamsInfo).
  ChannelAccount: ["givenName", "surname", "email", "userPrincipalName", "tenantId", "userRole", "objectId"],
};
// GET .../members/{memberId} is not in the Swagger; Microsoft's clients use it.
const extraPaths = {
  "/v3/conversations/{conversationId}/members/{memberId}": { get: { parameters: [], responses: { 200: { schema: { $ref: "#/definitions/ChannelAccount" } }, default: { schema: { $ref: "#/definitions/ErrorResponse" } } } } },
};

const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false });

// Swagger's objects are open, which would let every misspelt name pass: here they are closed.
for (const [name, definition] of Object.entries(swagger.definitions)) {
  if (definition.type === "string" || definition.enum) {
    delete definition.properties;
  } else if (definition.properties && Object.keys(definition.properties).length > 0 && !definition.additionalProperties) {
    for (const member of teamsMembers[name] ?? []) {
      definition.properties[member] = { type: "string" };
    }
    definition.additionalProperties = false;
  }
  open(definition);
}

// "object" in this Swagger stands for any JSON (Activity.value, Attachment.content); a list of entities holds any entity.
function open(node) {
  for (const property of Object.values(node.properties ?? {})) {
    if (property.type === "object" && !property.properties) {
      delete property.type;
    }
  }
}
if (swagger.definitions.Entity) {
  delete swagger.definitions.Entity.additionalProperties;
}

const compiled = new Map();
function errors(schema, value) {
  const key = JSON.stringify(schema);
  if (!compiled.has(key)) {
    compiled.set(key, ajv.compile({ ...schema, definitions: swagger.definitions }));
  }
  const validate = compiled.get(key);
  return validate(value) ? [] : validate.errors.map(e => `${e.instancePath || "/"} ${e.message} ${JSON.stringify(e.params)}`);
}

const templates = Object.entries({ ...swagger.paths, ...extraPaths }).map(([path, operations]) => ({
  path, operations, pattern: new RegExp("^" + path.replace(/\{[^}]+\}/g, "[^/]+") + "$"),
})).sort((a, b) => a.path.split("{").length - b.path.split("{").length);

function check({ method, path, query, body, status, answer = null, type }) {
  const operation = templates.find(t => t.pattern.test(path) && t.operations[method.toLowerCase()]);
  if (!operation) {
    return ["no operation of the Swagger"];
  }
  const { parameters = [], responses } = operation.operations[method.toLowerCase()];
  const findings = [];
  const bodySchema = parameters.find(p => p.in === "body")?.schema;
  const known = parameters.filter(p => p.in === "query").map(p => p.name);
  for (const name of new URLSearchParams(query).keys()) {
    if (!known.includes(name)) findings.push(`request: query option ${name} is unknown`);
  }
  if (bodySchema && body === null) findings.push("request: the body is missing");
  if (!bodySchema && body !== null) findings.push("request: a body nobody asked for");
  if (bodySchema && body !== null) findings.push(...errors(bodySchema, body).map(e => "request: " + e));

  // A request alone: nobody kept its answer.
  if (status === null) {
    return findings;
  }

  const response = responses[status] ?? (status >= 400 ? responses.default ?? { schema: { $ref: "#/definitions/ErrorResponse" } } : undefined);
  if (!response) {
    findings.push(`answer: status ${status} is not in the Swagger`);
  } else if (answer === null) {
    // Teams answers 202 without a body when it made several messages of one, or none (conformance/playground/15).
    if (response.schema && status !== 202) findings.push("answer: the body is missing");
  } else if (!response.schema) {
    findings.push("answer: a body nobody expects");
  } else {
    if (type !== "application/json") findings.push(`answer: content type ${type}`);
    findings.push(...errors(response.schema, answer).map(e => "answer: " + e));
    if (status < 400 && /activities(\/[^/]+)?$/.test(path) && !answer.id) findings.push("answer: no id");
  }
  return findings;
}

const findings = JSON.parse(fs.readFileSync(0, "utf8")).flatMap(e => check(e).map(f => `${e.method} ${e.path} ${e.status}: ${f}`));
process.stdout.write(JSON.stringify([...new Set(findings)]));
