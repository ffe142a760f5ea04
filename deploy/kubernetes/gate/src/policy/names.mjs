// Names, labels and namespaces; every object once.
import { isClusterScoped, namespaceOf } from "../objects.mjs";
import { entries, list } from "./world.mjs";

const LABEL = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;
const SUBDOMAIN = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
const QUALIFIED = /^([a-z0-9]([-a-z0-9.]*[a-z0-9])?\/)?[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$/;
const LABEL_VALUE = /^([A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?)?$/;
const DATA_KEY = /^[-._a-zA-Z0-9]{1,253}$/;

/** Kinds whose name becomes a DNS label, as those of services and of what operators make services for do. */
const ONE_LABEL = new Set(["Service", "Namespace", "Kafka", "Cluster", "Pooler", "KafkaNodePool", "CronJob", "Job", "Deployment", "StatefulSet"]);

export function names(world) {
  const { set } = world;
  const seen = new Map();
  for (const object of set.objects) {
    const { name, labels, annotations, generateName } = object.metadata ?? {};
    if (typeof name !== "string" || name === "") {
      world.problem(object, "metadata.name", generateName ? "generateName cannot be applied again" : "is missing", "name the object");
      continue;
    }
    nameOf(world, object, name);
    labelsOf(world, object, labels, ["metadata", "labels"]);
    for (const key of Object.keys(annotations ?? {})) {
      if (!QUALIFIED.test(key)) world.problem(object, ["metadata", "annotations", key], "is no annotation key", "prefix/name, of letters, digits, -, _ and .");
    }
    for (const field of ["status"]) {
      if (field in object) world.problem(object, field, "is what a cluster says, not what is asked of it", "leave it out");
    }
    for (const field of ["resourceVersion", "uid", "creationTimestamp", "managedFields", "ownerReferences", "deletionTimestamp", "finalizers", "selfLink", "generation"]) {
      if (object.metadata[field]) world.problem(object, ["metadata", field], "belongs to an object in a cluster", "leave it out");
    }
    const group = object.apiVersion.includes("/") ? object.apiVersion.split("/")[0] : "";
    const id = [group, object.kind, namespaceOf(object), name].join("/");
    if (seen.has(id)) world.problem(object, "", `is there twice (also at ${set.placeOf(seen.get(id))})`, "keep one; the later would overwrite the earlier");
    seen.set(id, object);
    for (const key of [...Object.keys(object.kind === "ConfigMap" ? { ...object.data, ...object.binaryData } : {})]) {
      if (!DATA_KEY.test(key)) world.problem(object, ["data", key], "is no key of a ConfigMap", "letters, digits, -, _ and .");
    }
  }
  for (const w of world.workloads) labelsOf(world, w.object, w.labels, [...w.metadataPath, "labels"]);
  namespaces(world);
}

function nameOf(world, object, name) {
  const one = ONE_LABEL.has(object.kind);
  const longest = object.kind === "CronJob" ? 52 : one ? 63 : 253;
  if (!(one ? LABEL : SUBDOMAIN).test(name) || name.length > longest) {
    world.problem(object, "metadata.name", `${JSON.stringify(name)} is no DNS ${one ? "label" : "name"}`, `small letters, digits and -${one ? "" : " and ."}, ${longest} at most`);
  }
}

function labelsOf(world, object, labels, path) {
  for (const [key, value] of entries(labels)) {
    if (!QUALIFIED.test(key)) world.problem(object, [...path, key], "is no label key", "prefix/name, of letters, digits, -, _ and .");
    if (!LABEL_VALUE.test(String(value))) world.problem(object, [...path, key], `${JSON.stringify(value)} is no label value`, "63 letters, digits, -, _ and . at most, begun and ended by a letter or digit");
  }
}

function namespaces(world) {
  const { set } = world;
  const namespaced = set.objects.filter((o) => !isClusterScoped(o));
  const declared = new Set(set.all("Namespace").map((o) => o.metadata?.name));
  for (const object of set.objects.filter(isClusterScoped)) {
    if (namespaceOf(object)) world.problem(object, "metadata.namespace", `${object.kind} lies in no namespace`, "leave it out");
  }
  for (const n of set.all("Namespace")) {
    const level = n.metadata?.labels?.["pod-security.kubernetes.io/enforce"];
    if (level !== "restricted" && world.workloads.some((w) => w.namespace === n.metadata?.name)) {
      world.problem(n, "metadata.labels", `Pod Security is ${level ?? "not set"}, not restricted`, 'set pod-security.kubernetes.io/enforce: "restricted"');
    }
  }
  if (declared.size > 0) {
    for (const object of namespaced.filter((o) => !declared.has(namespaceOf(o)))) {
      const said = namespaceOf(object) || "none";
      world.problem(object, "metadata.namespace", `its namespace (${said}) is not one that this set makes (${[...declared].join(", ")})`, "put it where the rest is");
    }
    return;
  }
  const counts = new Map();
  namespaced.forEach((o) => counts.set(namespaceOf(o), (counts.get(namespaceOf(o)) ?? 0) + 1));
  const home = [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
  for (const object of namespaced.filter((o) => namespaceOf(o) !== home)) {
    world.problem(object, "metadata.namespace", `lies in ${namespaceOf(object) || "no namespace"}, the rest in ${home || "none"}`, "put it where the rest is");
  }
}

/** Whether one is the other, misspelled. */
export const nearly = (a, b) => {
  if (Math.abs(a.length - b.length) > 2 || a === b) return false;
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) next.push(Math.min(next[j - 1] + 1, row[j] + 1, row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1)));
    row = next;
  }
  return row[b.length] <= 2;
};
