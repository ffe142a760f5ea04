// What the project's own sources say there is: settings, metrics, headings.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { PROJECT } from "./places.mjs";

/** Whether this lies within the project: without its sources, what they say is not asked. */
export const HAS_SOURCES = existsSync(join(PROJECT, "docs/operations.md")) && existsSync(join(PROJECT, "query-service/src/main"));

const SERVICES = ["ingest-service", "query-service", "ingest-service/access"];

/** Settings of others' that an operator sets from outside; the rest is read off our own files. */
const OUTSIDE = {
  "quarkus.config.locations": "text",
  "quarkus.datasource.jdbc.url": "text",
  "quarkus.datasource.username": "text",
  "quarkus.datasource.password": "text",
  "quarkus.datasource.jdbc.min-size": "int",
  "quarkus.datasource.jdbc.max-size": "int",
  "quarkus.http.host": "text",
  "quarkus.http.proxy.proxy-address-forwarding": "boolean",
  "quarkus.http.proxy.allow-x-forwarded": "boolean",
  "quarkus.http.proxy.allow-forwarded": "boolean",
  "quarkus.http.proxy.trusted-proxies": "text",
  "quarkus.oidc.auth-server-url": "text",
  "quarkus.management.host": "text",
  "quarkus.log.level": "text",
  "quarkus.otel.exporter.otlp.endpoint": "text",
  "quarkus.otel.exporter.otlp.headers": "text",
  "quarkus.otel.exporter.otlp.protocol": "text",
  "quarkus.profile": "text",
  "quarkus.shutdown.delay": "Duration",
  "quarkus.shutdown.timeout": "Duration",
  "quarkus.thread-pool.max-threads": "int",
};

/** Of Kafka's clients, under kafka.*: addresses and security. */
const KAFKA = [
  "bootstrap.servers",
  "security.protocol",
  "config.providers",
  "ssl.truststore.type",
  "ssl.truststore.location",
  "ssl.truststore.password",
  "ssl.truststore.certificates",
  "ssl.keystore.type",
  "ssl.keystore.location",
  "ssl.keystore.password",
  "ssl.keystore.key",
  "ssl.keystore.certificate.chain",
  "ssl.key.password",
  "ssl.endpoint.identification.algorithm",
  "ssl.protocol",
  "ssl.enabled.protocols",
  "sasl.mechanism",
  "sasl.jaas.config",
];

export const environmentName = (property) => property.replace(/[^A-Za-z0-9]/g, "_").toUpperCase();

/** Environment name -> {property, type}. */
export function settings() {
  const out = new Map();
  const put = (property, type) => out.set(environmentName(property), { property, type });
  for (const service of SERVICES) {
    for (const property of ownProperties(service)) put(property, typeOfOwn(property));
    for (const [property, type] of mappings(join(PROJECT, service, "src/main/java"))) put(property, type);
  }
  for (const [property, type] of Object.entries(OUTSIDE)) put(property, type);
  for (const each of KAFKA) put(`kafka.${each}`, "text");
  return out;
}

function typeOfOwn(property) {
  return /\.enabled$|-enabled$/.test(property) ? "boolean" : /\.port$/.test(property) ? "int" : "text";
}

function ownProperties(service) {
  const file = join(PROJECT, service, "src/main/resources/application.properties");
  if (!existsSync(file)) return [];
  return readFileSync(file, "utf8")
    .split("\n")
    .map((line) => /^(%\w+\.)?([a-z][^=\s]*)\s*=/.exec(line))
    .filter((m) => m !== null && m[1] !== "%test.")
    .map((m) => m[2].replaceAll('"', ""));
}

/** Properties of every @ConfigMapping below a folder, with the Java type of each. */
function mappings(folder) {
  return javaFiles(folder).flatMap((file) => {
    const text = readFileSync(file, "utf8").replace(/\/\*[\s\S]*?\*\//g, "").replace(/\/\/.*$/gm, "");
    const prefix = /@ConfigMapping\(prefix\s*=\s*"([^"]+)"/.exec(text)?.[1];
    if (prefix === undefined) return [];
    const body = text.slice(text.indexOf("interface"));
    return [...body.matchAll(/(@WithParentName)?\s*(?:@WithDefault\("(?:[^"\\]|\\.)*"\)\s*)?(?:@WithName\("([^"]+)"\)\s*)?(?:java\.util\.)?([A-Z][\w.]*(?:<[^;{()]*>)?|int|long|boolean|double)\s+(\w+)\(\);/g)].map(
      ([, parent, name, type, method]) => [parent ? prefix : `${prefix}.${name ?? kebab(method)}`, innermost(type)],
    );
  });
}

const kebab = (name) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
const innermost = (type) => /<([^<>]+)>/.exec(type)?.[1] ?? type;

function javaFiles(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((e) => e.isFile() && e.name.endsWith(".java") && /(Settings|Config)\.java$/.test(e.name))
    .map((e) => join(e.parentPath ?? e.path, e.name));
}

/** The constants of an enum of ours, such as the roles of a replica, in small letters. */
export function roles() {
  if (!HAS_SOURCES) return ["projector", "reader", "migrator", "rebuilder"];
  const file = join(PROJECT, "query-service/src/main/java/org/aidwire/query/role/Role.java");
  const text = readFileSync(file, "utf8").replace(/\/\*[\s\S]*?\*\//g, "");
  return [...text.slice(text.indexOf("{")).matchAll(/\b([A-Z]{3,})\b/g)].map((m) => m[1].toLowerCase());
}

/** Documented metrics -> labels that the documentation names. */
export function metrics() {
  const out = new Map();
  if (!HAS_SOURCES) return out;
  const text = readFileSync(join(PROJECT, "docs/operations.md"), "utf8");
  for (const [, name, said] of text.matchAll(/^\| `(aidwire_[a-z_]+)` \|(.*)\|$/gm)) {
    const labels = [...said.matchAll(/by `(\w+)`/g)].map((m) => m[1]);
    out.set(name, labels);
    if (name.endsWith("_bucket")) {
      out.set(name.replace(/_bucket$/, "_count"), labels);
      out.set(name.replace(/_bucket$/, "_sum"), labels);
    }
  }
  return out;
}

/** Documented metrics -> values of their labels that the documentation names. */
export function labelValues() {
  if (!HAS_SOURCES) return new Map();
  const text = readFileSync(join(PROJECT, "docs/operations.md"), "utf8");
  return new Map(
    [...text.matchAll(/^\| `(aidwire_[a-z_]+)` \|(.*)\|$/gm)].map(([, name, said]) => [name, [...said.replace(/by `\w+`/g, "").matchAll(/`(\w+)`/g)].map((m) => m[1])]),
  );
}

/** The anchors of a page of the project, or null where there is no such page. */
export function anchors(page) {
  const file = join(PROJECT, page);
  if (!existsSync(file)) return null;
  return new Set(
    [...readFileSync(file, "utf8").matchAll(/^#{1,6} +(.*?) *#*$/gm)].map((m) =>
      m[1].toLowerCase().replace(/[`*]/g, "").replace(/[^\w\- ]/g, "").trim().replaceAll(" ", "-"),
    ),
  );
}

/** Name -> type, of a list beside this file. */
export function listed(file) {
  return new Map(
    readFileSync(new URL(file, import.meta.url), "utf8")
      .split("\n")
      .filter((line) => line && !line.startsWith("#"))
      .map((line) => line.split(" ")),
  );
}
