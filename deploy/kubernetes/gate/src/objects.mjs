// A set of objects, as read from files or from what was rendered, with the look-ups that rules need.
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import { LineCounter, parseAllDocuments } from "yaml";
import { Problem } from "./problem.mjs";

const CLUSTER_SCOPED = new Set([
  "Namespace",
  "ClusterRole",
  "ClusterRoleBinding",
  "CustomResourceDefinition",
  "PriorityClass",
  "StorageClass",
  "PersistentVolume",
  "IngressClass",
  "ClusterSecretStore",
  "ClusterTriggerAuthentication",
  "ClusterImageCatalog",
  "ValidatingWebhookConfiguration",
  "MutatingWebhookConfiguration",
  "RuntimeClass",
]);

export class ManifestSet {
  constructor(name) {
    this.name = name;
    this.objects = [];
    this.problems = [];
  }

  /** Objects of a kind, in a namespace if one is named. */
  all(kind, namespace) {
    return this.objects.filter(
      (o) => o.kind === kind && (namespace === undefined || namespaceOf(o) === namespace),
    );
  }

  find(kind, name, namespace) {
    return this.all(kind, namespace).find((o) => o.metadata?.name === name);
  }

  placeOf(object) {
    return this.#places.get(object) ?? this.name;
  }

  add(object, place) {
    this.objects.push(object);
    this.#places.set(object, `${place}: ${object.kind}/${object.metadata?.name ?? "?"}`);
  }

  /** What is no mistake and ought to be known. */
  notes() {
    const placeholder = this.objects.some((o) => JSON.stringify(o).includes(`@sha256:${"0".repeat(64)}`));
    return placeholder ? ["images have the placeholder digest of all noughts: set yours before applying"] : [];
  }

  #places = new Map();
}

export function namespaceOf(object) {
  return object.metadata?.namespace ?? "";
}

export function isClusterScoped(object) {
  return CLUSTER_SCOPED.has(object.kind);
}

/** All manifests below a folder, as one set. */
export function fromFolder(folder) {
  const set = new ManifestSet(folder);
  for (const file of filesBelow(folder)) {
    read(set, readFileSync(file, "utf8"), relative(folder, file));
  }
  return set;
}

export function fromText(text, name) {
  const set = new ManifestSet(name);
  read(set, text, name);
  return set;
}

function filesBelow(folder) {
  return readdirSync(folder)
    .sort()
    .filter((name) => !name.startsWith(".") && name !== "node_modules")
    .map((name) => join(folder, name))
    .flatMap((path) =>
      statSync(path).isDirectory() ? filesBelow(path) : /\.(ya?ml|json)$/.test(path) ? [path] : [],
    );
}

function read(set, text, file) {
  const lines = new LineCounter();
  for (const document of parseAllDocuments(text, { lineCounter: lines, uniqueKeys: true, version: "1.1", merge: false })) {
    const line = lines.linePos(document.contents?.range?.[0] ?? document.range?.[0] ?? 0).line;
    const place = `${file}:${line}`;
    for (const error of document.errors) {
      set.problems.push(
        new Problem(place, "", `not YAML: ${error.message.split("\n")[0]}`, "no field twice, spaces for indentation"),
      );
    }
    if (document.errors.length > 0 || document.contents === null) continue;
    take(set, document.toJS({ maxAliasCount: 100 }), place);
  }
}

function take(set, value, place) {
  if (value === null || typeof value !== "object" || Array.isArray(value)) {
    set.problems.push(new Problem(place, "", "not an object", "each document is one object, or a List"));
    return;
  }
  if (value.kind === "List" && Array.isArray(value.items)) {
    value.items.forEach((item) => take(set, item, place));
    return;
  }
  for (const field of ["apiVersion", "kind"]) {
    if (typeof value[field] !== "string") {
      set.problems.push(new Problem(place, field, "is missing or no text", "every object says what it is"));
      return;
    }
  }
  set.add(value, place);
}
