// Renders our kustomizations where neither kubectl nor kustomize is installed: exactly what our files use of it, and a
// refusal of everything else. The self-test compares it with kubectl wherever that is there.
import { createHash } from "node:crypto";
import { existsSync, readFileSync, statSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { parse, parseAllDocuments, stringify } from "yaml";
import { isClusterScoped } from "./objects.mjs";
import { applyPatch } from "./patch.mjs";

const FEATURES = new Set(["apiVersion", "kind", "resources", "components", "namespace", "labels", "configMapGenerator", "patches", "images"]);
const YAML = { version: "1.1", merge: false };

/** The manifests of a folder, as text. */
export function build(folder) {
  const objects = accumulate(folder, []);
  hashNames(objects);
  return objects.map(({ object }) => stringify(object, { lineWidth: 0, version: "1.1" })).join("---\n");
}

/** What a kustomization makes of the entries before it (a component) or of none. */
function accumulate(folder, before) {
  const file = ["kustomization.yaml", "kustomization.yml"].map((f) => join(folder, f)).find(existsSync);
  if (!file) throw new Error(`there is no kustomization.yaml in ${folder}`);
  const k = parse(readFileSync(file, "utf8"), YAML);
  for (const feature of Object.keys(k)) {
    if (!FEATURES.has(feature)) throw new Error(`${file} uses ${feature}: install kubectl 1.21 or newer, or kustomize 4 or newer`);
  }
  let all = [...before];
  for (const resource of k.resources ?? []) all.push(...resources(join(folder, resource)));
  for (const component of k.components ?? []) all = accumulate(join(folder, component), all);
  for (const map of k.configMapGenerator ?? []) {
    const made = configMap(folder, map);
    if (map.behavior === "merge") mergeInto(all, made.object);
    else all.push(made);
  }
  for (const patch of k.patches ?? []) patchAll(folder, patch, all);
  for (const label of k.labels ?? []) labelAll(label, all);
  for (const image of k.images ?? []) imageAll(image, all);
  if (k.namespace) namespaceAll(k.namespace, all);
  return all;
}

function resources(path) {
  if (!existsSync(path)) throw new Error(`there is no ${path}`);
  if (statSync(path).isDirectory()) return accumulate(path, []);
  return parseAllDocuments(readFileSync(path, "utf8"), YAML)
    .map((document) => {
      if (document.errors.length) throw new Error(`${path}: ${document.errors[0].message}`);
      return document.toJS();
    })
    .filter((object) => object !== null)
    .map((object) => ({ object }));
}

function configMap(folder, { name, envs = [], files = [], literals = [], options = {} }) {
  const data = {};
  const pair = (line) => (data[line.slice(0, line.indexOf("="))] = line.slice(line.indexOf("=") + 1));
  for (const env of envs) readFileSync(join(folder, env), "utf8").split("\n").filter((l) => l.trim() && !l.startsWith("#")).forEach(pair);
  literals.forEach(pair);
  for (const each of files) {
    const [key, file] = each.includes("=") ? each.split("=") : [basename(each), each];
    data[key] = readFileSync(join(folder, file), "utf8");
  }
  const metadata = { name, ...(options.labels && { labels: options.labels }), ...(options.annotations && { annotations: options.annotations }) };
  return { object: { apiVersion: "v1", kind: "ConfigMap", metadata, data }, hashed: !options.disableNameSuffixHash };
}

function mergeInto(all, { metadata, data }) {
  const before = all.find(({ object }) => object.kind === "ConfigMap" && object.metadata.name === metadata.name);
  if (!before) throw new Error(`there is no ConfigMap ${metadata.name} to merge into`);
  Object.assign(before.object.data, data);
}

function patchAll(folder, { path, patch, target }, all) {
  const operations = parse(path ? readFileSync(join(folder, path), "utf8") : patch, YAML);
  if (!Array.isArray(operations) || !target) throw new Error(`${folder}: patches are lists of operations with a target here`);
  const fits = (pattern, value) => pattern === undefined || new RegExp(`^(?:${pattern})$`).test(value ?? "");
  for (const { object } of all) {
    const [version, group = ""] = object.apiVersion.split("/").reverse();
    if (fits(target.kind, object.kind) && fits(target.name, object.metadata.name) && fits(target.group, group) && fits(target.version, version)) applyPatch(object, operations);
  }
}

function labelAll({ pairs, includeSelectors, includeTemplates }, all) {
  if (includeSelectors) throw new Error("labels with includeSelectors are not rendered here");
  for (const { object } of all) {
    object.metadata.labels = { ...object.metadata.labels, ...pairs };
    const templates = includeTemplates && object.kind !== "Pooler" ? [object.spec?.jobTemplate, podTemplate(object)] : [];
    for (const template of templates) if (template?.metadata) template.metadata.labels = { ...template.metadata.labels, ...pairs };
  }
}

/** What pods are made of; a CronJob's lies within what its jobs are made of. */
function podTemplate({ spec }) {
  return spec?.jobTemplate ? spec.jobTemplate.spec?.template : spec?.template;
}

function imageAll({ name, newName, newTag, digest }, all) {
  for (const { object } of all) {
    const spec = podTemplate(object)?.spec;
    for (const container of [...(spec?.initContainers ?? []), ...(spec?.containers ?? [])]) {
      if (container.image?.replace(/[:@][^/]*$/, "") !== name) continue;
      container.image = `${newName ?? name}${digest ? `@${digest}` : newTag ? `:${newTag}` : ""}`;
    }
  }
}

function namespaceAll(namespace, all) {
  for (const { object } of all) {
    if (object.kind === "Namespace") object.metadata.name = namespace;
    else if (!isClusterScoped(object)) object.metadata.namespace = namespace;
  }
}

/** ConfigMaps get a hash of what is in them behind their names, and whoever names them the new name. */
function hashNames(all) {
  const renamed = new Map();
  for (const { object } of all.filter((each) => each.hashed)) {
    const name = `${object.metadata.name}-${hashOf(object)}`;
    renamed.set(object.metadata.name, name);
    object.metadata.name = name;
  }
  for (const { object } of all) {
    const spec = podTemplate(object)?.spec;
    for (const container of [...(spec?.initContainers ?? []), ...(spec?.containers ?? [])]) {
      const refs = [...(container.envFrom ?? []).map((e) => e.configMapRef), ...(container.env ?? []).map((e) => e.valueFrom?.configMapKeyRef)];
      for (const ref of refs.filter(Boolean)) ref.name = renamed.get(ref.name) ?? ref.name;
    }
    for (const volume of spec?.volumes ?? []) if (volume.configMap) volume.configMap.name = renamed.get(volume.configMap.name) ?? volume.configMap.name;
  }
}

/** kustomize's own (the name stays out of it): SHA-256 of the canonical JSON, in an alphabet that spells no words. */
function hashOf({ data }) {
  const sorted = Object.fromEntries(Object.entries(data).sort(([a], [b]) => (a < b ? -1 : 1)));
  // Go's JSON writes these three as escapes.
  const json = JSON.stringify({ data: sorted, kind: "ConfigMap", name: "" }).replace(/[<>&]/g, (c) => `\\u00${c.charCodeAt(0).toString(16)}`);
  const letters = { 0: "g", 1: "h", 3: "k", a: "m", e: "t" };
  return [...createHash("sha256").update(json).digest("hex").slice(0, 10)].map((c) => letters[c] ?? c).join("");
}
