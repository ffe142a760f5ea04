// What is named must be there: ConfigMaps, Secrets and their keys, accounts, claims.
import { namespaceOf } from "../objects.mjs";
import { trusted } from "./volumes.mjs";
import { list } from "./world.mjs";

export function references(world) {
  const { set } = world;
  for (const w of world.workloads) {
    const use = (kind, name, path, key, optional) => resolve(world, w.object, w.namespace, kind, name, path, key, optional);
    const account = w.spec.serviceAccountName;
    if (account && account !== "default") use("ServiceAccount", account, [...w.specPath, "serviceAccountName"]);
    for (const [field, kind] of [["priorityClassName", "PriorityClass"], ["runtimeClassName", "RuntimeClass"]]) {
      const name = w.spec[field];
      if (name && !/^system-/.test(name) && !set.find(kind, name)) world.problem(w.object, [...w.specPath, field], `there is no ${kind} ${name} in this set`, "add it, or leave it out");
    }
    list(w.spec.imagePullSecrets).forEach((s, i) => use("Secret", s.name, [...w.specPath, "imagePullSecrets", i]));
    for (const { container, path } of w.containers) {
      list(container.envFrom).forEach((s, i) => {
        if (s.configMapRef) use("ConfigMap", s.configMapRef.name, [...path, "envFrom", i], undefined, s.configMapRef.optional);
        if (s.secretRef) use("Secret", s.secretRef.name, [...path, "envFrom", i], undefined, s.secretRef.optional);
      });
      list(container.env).forEach((e, i) => {
        const { configMapKeyRef: map, secretKeyRef: secret } = e.valueFrom ?? {};
        if (e.value !== undefined && e.valueFrom !== undefined) world.problem(w.object, [...path, "env", i], "has both a value and a source", "one of them");
        if (map) use("ConfigMap", map.name, [...path, "env", i], map.key, map.optional);
        if (secret) use("Secret", secret.name, [...path, "env", i], secret.key, secret.optional);
      });
    }
    list(w.spec.volumes).forEach((v, i) => {
      const at = [...w.specPath, "volumes", i];
      volume(use, v, at);
      list(v.projected?.sources).forEach((s, j) => volume(use, s, [...at, "projected", "sources", j]));
    });
  }
  shared(world);
  for (const i of set.all("Ingress")) list(i.spec?.tls).forEach((t, n) => resolve(world, i, namespaceOf(i), "Secret", t.secretName, ["spec", "tls", n, "secretName"], "tls.crt"));
  for (const e of set.all("ExternalSecret")) externalSecret(world, e);
  for (const a of set.all("TriggerAuthentication")) {
    trusted(world, a);
    list(a.spec?.secretTargetRef).forEach((s, n) => resolve(world, a, namespaceOf(a), "Secret", s.name, ["spec", "secretTargetRef", n], s.key));
  }
  for (const a of set.all("ServiceAccount")) {
    for (const field of ["imagePullSecrets", "secrets"]) list(a[field]).forEach((s, i) => resolve(world, a, namespaceOf(a), "Secret", s.name, [field, i]));
    if (a.automountServiceAccountToken !== false) world.problem(a, "automountServiceAccountToken", "whoever runs as this account is given a token", "set it to false");
  }
}

/** One account and one login for each workload: what one of them may, the others may not. */
function shared(world) {
  const users = new Map();
  const use = (key, what, w) => users.set(key, { what, by: [...(users.get(key)?.by ?? []), w] });
  for (const w of world.workloads) {
    if (w.spec.serviceAccountName) use(`account ${w.namespace}/${w.spec.serviceAccountName}`, `the ServiceAccount ${w.spec.serviceAccountName}`, w);
    for (const name of new Set(list(w.spec.volumes).map((v) => v.secret?.secretName).filter(Boolean))) {
      const login = world.set.find("KafkaUser", name, w.namespace) ?? world.set.all("ExternalSecret", w.namespace).find((e) => (e.spec?.target?.name ?? e.metadata?.name) === name && "username" in (e.spec?.target?.template?.data ?? {}));
      const owners = world.set.all("Cluster", w.namespace).filter((c) => c.spec?.bootstrap?.initdb?.secret?.name === name);
      // The owner's is for jobs alone, which need the same of it: to own the tables.
      if (login && !owners.length) use(`login ${w.namespace}/${name}`, `the login ${name}`, w);
      if (owners.length && w.runsOn) world.problem(w.object, [...w.specPath, "volumes"], `logs in as the owner of the tables (${name})`, "the secret of its own role");
    }
  }
  for (const { what, by } of users.values()) {
    if (by.length > 1) world.problem(by.at(-1).object, "", `shares ${what} with ${by.slice(0, -1).map((w) => `${w.kind}/${w.name}`).join(", ")}`, "one of its own, with its own rights");
  }
}

function volume(use, v, at) {
  if (v.configMap) {
    use("ConfigMap", v.configMap.name, [...at, "configMap"], undefined, v.configMap.optional);
    list(v.configMap.items).forEach((item, j) => use("ConfigMap", v.configMap.name, [...at, "configMap", "items", j], item.key, v.configMap.optional));
  }
  const secret = v.secret && { name: v.secret.secretName ?? v.secret.name, ...v.secret };
  if (secret) {
    use("Secret", secret.name, [...at, "secret"], undefined, secret.optional);
    list(secret.items).forEach((item, j) => use("Secret", secret.name, [...at, "secret", "items", j], item.key, secret.optional));
  }
  if (v.persistentVolumeClaim) use("PersistentVolumeClaim", v.persistentVolumeClaim.claimName, [...at, "persistentVolumeClaim"]);
}

export function resolve(world, object, namespace, kind, name, path, key, optional) {
  if (optional) return;
  if (!name) {
    world.problem(object, path, `names no ${kind}`, "name it");
    return;
  }
  if (kind === "Secret") {
    const keys = world.secrets.get(`${namespace}/${name}`);
    if (keys === undefined) world.problem(object, path, `there will be no Secret ${name} in ${namespace}`, near(name, [...world.secrets.keys()].filter((s) => s.startsWith(`${namespace}/`)).map((s) => s.slice(namespace.length + 1))));
    else if (key !== undefined && keys !== null && !keys.has(key)) world.problem(object, path, `the Secret ${name} has no key ${key}`, `it has ${[...keys].join(", ")}`);
    return;
  }
  const found = world.set.find(kind, name, namespace);
  if (!found) world.problem(object, path, `there is no ${kind} ${name} in ${namespace}`, near(name, world.set.all(kind, namespace).map((o) => o.metadata?.name)));
  else if (kind === "ConfigMap" && key !== undefined && !(key in { ...found.data, ...found.binaryData })) {
    world.problem(object, path, `the ConfigMap ${name} has no key ${key}`, `it has ${Object.keys({ ...found.data, ...found.binaryData }).join(", ")}`);
  }
}

export function near(_name, there) {
  return there.length ? `there are: ${[...new Set(there)].sort().join(", ")}` : "there is none of this kind";
}

function externalSecret(world, e) {
  const { spec } = e;
  const fetched = new Set(list(spec?.data).map((d) => d.secretKey));
  for (const [key, text] of Object.entries(spec?.target?.template?.data ?? {})) {
    for (const [, used] of String(text).matchAll(/\{\{[^}]*?\.([A-Za-z_][\w]*)/g)) {
      if (!fetched.has(used) && !list(spec?.dataFrom).length) world.problem(e, `spec.target.template.data["${key}"]`, `uses .${used}, which is not fetched`, `fetched: ${[...fetched].join(", ")}`);
    }
  }
  const name = spec?.target?.name ?? e.metadata?.name;
  if (spec?.target?.creationPolicy === "None" || (spec?.target?.creationPolicy === "Merge" && !world.set.find("Secret", name, namespaceOf(e)))) {
    world.problem(e, "spec.target.creationPolicy", `is ${spec.target.creationPolicy}: nobody makes the Secret ${name}`, "Owner");
  }
  const units = { ms: 0.001, s: 1, m: 60, h: 3600 };
  const every = [...String(spec?.refreshInterval ?? "1h").matchAll(/(\d+(?:\.\d+)?)(ms|s|m|h)/g)].reduce((sum, [, n, u]) => sum + Number(n) * units[u], 0);
  if (/^0[smh]?$/.test(spec?.refreshInterval ?? "") || spec?.refreshPolicy === "CreatedOnce" || every > 3600) world.problem(e, "spec.refreshInterval", `is ${spec.refreshPolicy === "CreatedOnce" ? "never (CreatedOnce)" : spec.refreshInterval}: what is rotated in the vault would not arrive`, "1m");
  if (!spec?.secretStoreRef?.name && !list(spec?.data).every((d) => d.sourceRef)) world.problem(e, "spec.secretStoreRef", "names no store", "name it");
  const all = world.set.all("ExternalSecret", namespaceOf(e));
  const usual = (of) => {
    const counts = new Map();
    for (const each of all) counts.set(of(each), (counts.get(of(each)) ?? 0) + 1);
    const [most, number] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? [];
    return number > all.length / 2 ? most : undefined;
  };
  const store = usual((x) => `${x.spec?.secretStoreRef?.kind ?? "SecretStore"} ${x.spec?.secretStoreRef?.name}`);
  const own = `${spec?.secretStoreRef?.kind ?? "SecretStore"} ${spec?.secretStoreRef?.name}`;
  // What our own pods read; a login to a registry may lie elsewhere, and in one piece.
  const read = world.workloads.some((w) => w.namespace === namespaceOf(e) && list(w.spec.volumes).some((v) => v.secret?.secretName === name));
  if (read && store && own !== store && !world.set.find(spec?.secretStoreRef?.kind ?? "SecretStore", spec?.secretStoreRef?.name)) world.problem(e, "spec.secretStoreRef", `asks the ${own}, and the others the ${store}`, store);
  const partly = usual((x) => list(x.spec?.data).every((d) => d.remoteRef?.property !== undefined));
  list(spec?.data).forEach((d, i) => {
    if (read && partly === true && all.length > 1 && d.remoteRef?.property === undefined) world.problem(e, ["spec", "data", i, "remoteRef", "property"], `is missing: ${d.secretKey} would be all that lies under ${d.remoteRef?.key}`, "the property's name");
  });
  if (spec?.target?.template?.type === "kubernetes.io/basic-auth") {
    for (const key of ["username", "password"]) if (!(key in (spec.target.template.data ?? {}))) world.problem(e, ["spec", "target", "template", "data"], `a login without ${key}`, `add ${key}`);
  }
  if ((spec?.secretStoreRef?.kind ?? "SecretStore") === "SecretStore" && spec?.secretStoreRef?.name && !world.set.find("SecretStore", spec.secretStoreRef.name, namespaceOf(e))) {
    world.problem(e, "spec.secretStoreRef", `there is no SecretStore ${spec.secretStoreRef.name} in ${namespaceOf(e)}`, "kind: ClusterSecretStore, or add it");
  }
}
