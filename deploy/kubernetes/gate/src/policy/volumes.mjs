// What pods read and write: room to write, secrets that they can read and that are replaced while they run, the right
// authorities, copies that outlive the pod.
import { namespaceOf } from "../objects.mjs";
import { list, quantity } from "./world.mjs";
import { isBackup } from "./pods.mjs";

const OURS = /(^|\/)(ingest-service|query-service)@/;

export function volumes(world) {
  for (const w of world.workloads) {
    const say = (path, wrong, todo) => world.problem(w.object, path, wrong, todo);
    readable(w, say);
    for (const { container, path } of w.main) {
      const mounts = list(container.volumeMounts).map((m, i) => ({ m, at: [...path, "volumeMounts", i], v: list(w.spec.volumes).find((v) => v.name === m.name) ?? {} }));
      if (OURS.test(container.image ?? "")) scratch(path, mounts, say);
      inMemory(container, path, mounts, say);
      mounts.forEach(({ m, at, v }) => replaced(m, at, v, say));
      mounts.forEach(({ m, at, v }) => written(world, w, m, at, v, say));
      if (isBackup(container)) copies(container, path, mounts, say);
      authorities(world, w, container, path, mounts);
      if (OURS.test(container.image ?? "")) unread(world, w, container, path, mounts, say);
    }
  }
}

/** The root is read-only, and Java unpacks to /tmp. */
function scratch(path, mounts, say) {
  const tmp = mounts.find(({ m }) => m.mountPath?.replace(/\/$/, "") === "/tmp");
  if (!tmp) say([...path, "volumeMounts"], "nothing is mounted at /tmp, and the root is read-only", "a sized emptyDir");
  else if (tmp.m.readOnly || tmp.v.emptyDir === undefined) say(tmp.at, "cannot be written to", "an emptyDir, not readOnly");
}

/** What lies in an emptyDir of memory is taken from the container's own limit. */
function inMemory(container, path, mounts, say) {
  const limit = quantity(container.resources?.limits?.memory);
  const taken = mounts.filter(({ v }) => v.emptyDir?.medium === "Memory").reduce((sum, { v }) => sum + (quantity(v.emptyDir.sizeLimit) ?? 0), 0);
  if (limit && taken > 0.3 * limit) say([...path, "resources", "limits", "memory"], `${Math.round(taken / 2 ** 20)} MiB of files may lie in memory, of ${container.resources.limits.memory} in all: the heap takes most of that`, "a smaller sizeLimit, such as 64Mi");
}

/** Files of a secret belong to root and the pod's fsGroup. */
function readable(w, say) {
  list(w.spec.volumes).forEach((v, i) => {
    if (!v.secret) return;
    const at = [...w.specPath, "volumes", i, "secret"];
    const modes = [[v.secret.defaultMode, [...at, "defaultMode"]], ...list(v.secret.items).map((item, j) => [item.mode, [...at, "items", j, "mode"]])];
    if (v.secret.defaultMode === undefined && !(list(v.secret.items).length && list(v.secret.items).every((item) => item.mode !== undefined))) say([...at, "defaultMode"], "is not set, so 0644: readable for everybody in the pod", "0440 (288)");
    for (const [mode, where] of modes) {
      if (Number.isInteger(mode) && (mode & ~0o440) !== 0 && (mode & 0o007) === 0) say(where, `is 0${mode.toString(8)} in octal, and lets more than read`, "0440 (288)");
    }
    if (w.spec.securityContext?.fsGroup === undefined) say([...w.specPath, "securityContext", "fsGroup"], `is missing: the files of ${v.name} would be root's alone`, "10001");
  });
}

function replaced(m, at, v, say) {
  if ((v.secret || v.configMap) && (m.subPath || m.subPathExpr)) say([...at, "subPath"], "is not replaced while the pod runs: what is rotated would not be seen", "mount the whole volume");
}

function written(world, w, m, at, v, say) {
  const name = v.persistentVolumeClaim?.claimName;
  const claim = name && world.set.find("PersistentVolumeClaim", name, w.namespace);
  if (claim && !m.readOnly && !v.persistentVolumeClaim.readOnly && list(claim.spec?.accessModes).every((mode) => mode === "ReadOnlyMany")) {
    world.problem(claim, "spec.accessModes", `is ReadOnlyMany, and ${w.kind}/${w.name} writes`, "[ReadWriteOnce]");
  }
}

/** Copies of the log go where they outlive the pod. */
function copies(container, path, mounts, say) {
  const target = list(container.args)[1];
  if (!target) {
    say([...path, "args"], "does not say where to", "[backup, /backup/]");
    return;
  }
  const onto = mounts.filter(({ m }) => `${target}/`.startsWith(`${m.mountPath?.replace(/\/$/, "")}/`)).sort((a, b) => b.m.mountPath.length - a.m.mountPath.length)[0];
  if (!onto) say([...path, "args"], `nothing is mounted at ${target}, and the root is read-only`, `mounted: ${mounts.map(({ m }) => m.mountPath).join(", ")}`);
  else if (!onto.v.persistentVolumeClaim) say(onto.at, "is gone with the pod, and the copy with it", "a PersistentVolumeClaim");
  else if (onto.m.readOnly || onto.v.persistentVolumeClaim.readOnly) say([...onto.at, "readOnly"], "copies could not be written", "leave it out");
}

/** What is mounted is named by some setting: otherwise the setting is what is missing. */
function unread(world, w, container, path, mounts, say) {
  const named = [...world.environment(w, container, path).map((e) => String(e.value ?? "")), ...list(container.args)].join("\n");
  for (const { m, at, v } of mounts) {
    if (v.secret && m.mountPath && !named.includes(m.mountPath.replace(/\/$/, ""))) say(at, `no setting names anything in ${m.mountPath}: the secret ${v.secret.secretName} is read by nobody`, "name its files in the settings, or leave it out");
  }
}

/** Servers are known by the authority that their own operator made. */
function authorities(world, w, container, path, mounts) {
  const authorityOf = { kafka: (k) => `${k.metadata.name}-cluster-ca-cert`, cluster: (c) => c.spec?.certificates?.serverCASecret ?? `${c.metadata.name}-ca` };
  const check = (file, service, each) => {
    const cluster = service?.cluster ?? (service?.pooler && world.set.find("Cluster", service.pooler.spec?.cluster?.name, w.namespace));
    const wanted = service?.kafka ? authorityOf.kafka(service.kafka) : cluster && authorityOf.cluster(cluster);
    const from = mounts.find(({ m }) => file?.startsWith(`${m.mountPath}/`))?.v.secret?.secretName;
    if (!wanted || !from || from === wanted) return;
    world.problem(w.object, [...path, "volumeMounts"], `${each} is of the secret ${from}, and the authority of ${service.name} is in ${wanted}`, wanted);
  };
  const all = world.environment(w, container, path);
  const value = (name) => String(all.find((e) => e.name === name)?.value ?? "");
  check(value("KAFKA_SSL_TRUSTSTORE_LOCATION"), world.service(value("KAFKA_BOOTSTRAP_SERVERS").split(/[.:]/)[0], w.namespace), "KAFKA_SSL_TRUSTSTORE_LOCATION");
  const [, host, , root] = /postgresql:\/\/([a-z0-9-]+)(.*?)sslrootcert=([^&]+)/.exec(value("QUARKUS_DATASOURCE_JDBC_URL")) ?? [];
  check(root, host && world.service(host, w.namespace), "sslrootcert");
}

/** KEDA's own certificates are of the authority that the brokers have. */
export function trusted(world, a) {
  const kafkas = world.set.all("Kafka", namespaceOf(a));
  list(a.spec?.secretTargetRef).forEach((r, i) => {
    if (r.parameter === "ca" && kafkas.length && !kafkas.some((k) => r.name === `${k.metadata.name}-cluster-ca-cert`)) {
      world.problem(a, ["spec", "secretTargetRef", i, "name"], `${r.name} holds no authority of the brokers`, `${kafkas[0].metadata.name}-cluster-ca-cert`);
    }
  });
}
