// First layer: each object against the schema of its kind and version, as the API server would. What has no schema here
// is refused.
import { Problem, pathOf } from "./problem.mjs";

/** API groups, where their models are, and which versions a current cluster serves. */
const CORE = "kubernetes-models";
const GROUPS = {
  "": { from: CORE, versions: ["v1"] },
  apps: { from: CORE, versions: ["v1"] },
  batch: { from: CORE, versions: ["v1"] },
  autoscaling: { from: CORE, versions: ["v2"] },
  policy: { from: CORE, versions: ["v1"] },
  "networking.k8s.io": { from: CORE, versions: ["v1"] },
  "rbac.authorization.k8s.io": { from: CORE, versions: ["v1"] },
  "scheduling.k8s.io": { from: CORE, versions: ["v1"] },
  "storage.k8s.io": { from: CORE, versions: ["v1"] },
  "coordination.k8s.io": { from: CORE, versions: ["v1"] },
  "kafka.strimzi.io": { from: "@kubernetes-models/strimzi-kafka-operator", versions: ["v1"] },
  "postgresql.cnpg.io": { from: "@kubernetes-models/cloudnative-pg", versions: ["v1"] },
  "keda.sh": { from: "@kubernetes-models/keda", versions: ["v1alpha1"] },
  "monitoring.coreos.com": { from: "@kubernetes-models/prometheus-operator", versions: ["v1"] },
  "external-secrets.io": { from: "@kubernetes-models/external-secrets", versions: ["v1"] },
};

const known = new Map();

/** Where the model of an object's kind is: {module, problem}. */
export async function modelOf(object) {
  const key = `${object.apiVersion} ${object.kind}`;
  if (!known.has(key)) known.set(key, await locate(object.apiVersion, object.kind));
  return known.get(key);
}

async function locate(apiVersion, kind) {
  const slash = apiVersion.indexOf("/");
  const group = slash < 0 ? "" : apiVersion.slice(0, slash);
  const version = apiVersion.slice(slash + 1);
  const of = GROUPS[group];
  if (of === undefined) {
    return { problem: `no schema is known for the API group of ${apiVersion}`, todo: `known: ${Object.keys(GROUPS).filter(Boolean).join(", ")}` };
  }
  if (!of.versions.includes(version)) {
    return { problem: `${apiVersion} is not served (any more)`, todo: `write ${[group, of.versions[0]].filter(Boolean).join("/")}` };
  }
  const module = `${of.from}/${group ? `${group}/` : ""}${version}/${kind}`;
  try {
    const loaded = await import(module);
    if (typeof loaded[kind]?.kind === "string") return { module, model: loaded[kind] };
  } catch (failure) {
    if (failure.code !== "ERR_MODULE_NOT_FOUND" && failure.code !== "ERR_PACKAGE_PATH_NOT_EXPORTED") throw failure;
  }
  return { problem: `${apiVersion} has no kind ${kind}`, todo: "see to the spelling, capitals included" };
}

export async function checkSchema(set, object) {
  const { model, problem, todo } = await modelOf(object);
  if (problem) return [new Problem(set.placeOf(object), "", problem, todo)];
  try {
    new model(object).validate();
    return [];
  } catch (failure) {
    if (!Array.isArray(failure.errors)) throw failure;
    return failure.errors
      .filter((e) => !["oneOf", "anyOf", "if"].includes(e.keyword) || failure.errors.length === 1)
      .map((e) => new Problem(set.placeOf(object), pathOf(e.instancePath.split("/").slice(1)), messageOf(e), ""));
  }
}

function messageOf(error) {
  const allowed = error.params?.allowedValues;
  return `${error.message}${allowed ? `: ${allowed.join(", ")}` : ""}`;
}
