// What will be there once the set is applied: the pods that workloads and operators make, the services, secrets and
// addresses that operators bring along.
import { namespaceOf } from "../objects.mjs";
import { Problem } from "../problem.mjs";

export const list = (value) => (Array.isArray(value) ? value : []);
export const entries = (value) => (value && typeof value === "object" ? Object.entries(value) : []);

const TEMPLATES = {
  Pod: (o) => [o, ["metadata"], ["spec"]],
  CronJob: (o) => [o.spec?.jobTemplate?.spec?.template, ["spec", "jobTemplate", "spec", "template", "metadata"], ["spec", "jobTemplate", "spec", "template", "spec"]],
};
for (const kind of ["Deployment", "StatefulSet", "DaemonSet", "ReplicaSet", "Job"]) {
  TEMPLATES[kind] = (o) => [o.spec?.template, ["spec", "template", "metadata"], ["spec", "template", "spec"]];
}

export class World {
  constructor(set) {
    this.set = set;
    this.problems = [];
    this.workloads = set.objects.filter((o) => TEMPLATES[o.kind]).map((o) => workload(o));
    /** Every pod that will run, ours and the operators'. */
    this.pods = [...this.workloads.map(podOf), ...operatorPods(set)];
    this.services = [...set.all("Service").map(ownService), ...operatorServices(set)];
    this.secrets = knownSecrets(set);
  }

  problem(object, path, wrong, todo = "") {
    const place = object === null ? this.set.name : this.set.placeOf(object);
    const text = Array.isArray(path) ? path.map((s) => (typeof s === "number" ? `[${s}]` : `.${s}`)).join("").replace(/^\./, "") : path;
    this.problems.push(new Problem(place, text, wrong, todo));
  }

  service(name, namespace) {
    return this.services.find((s) => s.name === name && s.namespace === namespace);
  }

  /** Pods in a namespace that a label selector takes; operators' pods included. */
  select(selector, namespace) {
    return this.pods.filter((p) => p.namespace === namespace && matches(selector, p.labels));
  }

  /** The environment of a container: {name, value, path, from}, ConfigMaps resolved. */
  environment(workload, container, base) {
    const out = [];
    list(container.envFrom).forEach((source, i) => {
      const name = source.configMapRef?.name;
      const map = name && this.set.find("ConfigMap", name, workload.namespace);
      for (const [key, value] of entries(map?.data)) {
        out.push({ name: `${source.prefix ?? ""}${key}`, value, path: [...base, "envFrom", i], from: map, key });
      }
    });
    list(container.env).forEach((each, i) => {
      const ref = each.valueFrom?.configMapKeyRef;
      const map = ref && this.set.find("ConfigMap", ref.name, workload.namespace);
      out.push({ name: each.name, value: each.value ?? map?.data?.[ref.key], path: [...base, "env", i], from: null, secret: each.valueFrom?.secretKeyRef });
    });
    return out;
  }
}

function workload(object) {
  const [template, metadataPath, specPath] = TEMPLATES[object.kind](object);
  const spec = template?.spec ?? {};
  const containers = [];
  for (const field of ["initContainers", "containers", "ephemeralContainers"]) {
    list(spec[field]).forEach((container, i) => containers.push({ container, field, path: [...specPath, field, i] }));
  }
  return {
    object,
    kind: object.kind,
    name: object.metadata?.name,
    namespace: namespaceOf(object),
    labels: template?.metadata?.labels ?? {},
    metadataPath,
    spec,
    specPath,
    containers,
    main: containers.filter((c) => c.field === "containers"),
    runsOn: object.kind !== "Job" && object.kind !== "CronJob",
  };
}

function podOf(w) {
  const ports = w.containers.flatMap(({ container }) =>
    list(container.ports).map((p) => ({ name: p.name, port: p.containerPort, protocol: p.protocol ?? "TCP" })),
  );
  return { owner: w.object, name: `${w.kind}/${w.name}`, namespace: w.namespace, labels: w.labels, ports, workload: w };
}

const port = (name, number) => ({ name, port: number, protocol: "TCP" });

function operatorPods(set) {
  const out = [];
  for (const kafka of set.all("Kafka")) {
    const cluster = kafka.metadata?.name;
    const namespace = namespaceOf(kafka);
    const ports = [port("tcp-ctrlplane", 9090), port("tcp-replication", 9091), port("tcp-kafkaagent", 8443)];
    for (const l of list(kafka.spec?.kafka?.listeners)) ports.push(port(`tcp-${l.name}`, l.port));
    if (kafka.spec?.kafka?.metricsConfig) ports.push(port("tcp-prometheus", 9404));
    const common = { "strimzi.io/cluster": cluster, "strimzi.io/kind": "Kafka" };
    for (const pool of set.all("KafkaNodePool", namespace).filter((p) => p.metadata?.labels?.["strimzi.io/cluster"] === cluster)) {
      const roles = list(pool.spec?.roles);
      const labels = {
        ...common,
        "strimzi.io/name": `${cluster}-kafka`,
        "strimzi.io/pool-name": pool.metadata.name,
        "strimzi.io/broker-role": String(roles.includes("broker")),
        "strimzi.io/controller-role": String(roles.includes("controller")),
      };
      out.push({ owner: kafka, name: `pods of KafkaNodePool/${pool.metadata.name}`, namespace, labels, ports });
    }
    if (kafka.spec?.entityOperator) {
      const labels = { ...common, "strimzi.io/name": `${cluster}-entity-operator` };
      out.push({ owner: kafka, name: "the entity operator", namespace, labels, ports: [port("healthcheck", 8080), port("uo-healthcheck", 8081)] });
    }
  }
  for (const cluster of set.all("Cluster")) {
    const labels = { "cnpg.io/cluster": cluster.metadata?.name, "cnpg.io/podRole": "instance", "app.kubernetes.io/managed-by": "cloudnative-pg" };
    const ports = [port("postgresql", 5432), port("metrics", 9187), port("status", 8000)];
    out.push({ owner: cluster, name: `instances of Cluster/${cluster.metadata?.name}`, namespace: namespaceOf(cluster), labels, ports });
  }
  for (const pooler of set.all("Pooler")) {
    const labels = {
      ...pooler.spec?.template?.metadata?.labels,
      "cnpg.io/cluster": pooler.spec?.cluster?.name,
      "cnpg.io/poolerName": pooler.metadata?.name,
      "cnpg.io/podRole": "pooler",
    };
    out.push({ owner: pooler, name: `Pooler/${pooler.metadata?.name}`, namespace: namespaceOf(pooler), labels, ports: [port("pgbouncer", 5432), port("metrics", 9127)] });
  }
  return out;
}

function ownService(object) {
  return {
    object,
    name: object.metadata?.name,
    namespace: namespaceOf(object),
    ports: list(object.spec?.ports).map((p) => p.port),
    selector: object.spec?.selector,
  };
}

function operatorServices(set) {
  const out = [];
  for (const kafka of set.all("Kafka")) {
    const ports = list(kafka.spec?.kafka?.listeners).map((l) => l.port);
    const namespace = namespaceOf(kafka);
    for (const suffix of ["kafka-bootstrap", "kafka-brokers"]) {
      out.push({ name: `${kafka.metadata?.name}-${suffix}`, namespace, ports, selector: { "strimzi.io/cluster": kafka.metadata?.name, "strimzi.io/broker-role": "true" }, kafka });
    }
  }
  for (const cluster of set.all("Cluster")) {
    for (const suffix of ["rw", "ro", "r"]) {
      out.push({
        name: `${cluster.metadata?.name}-${suffix}`,
        namespace: namespaceOf(cluster),
        ports: [5432],
        selector: { "cnpg.io/cluster": cluster.metadata?.name, "cnpg.io/podRole": "instance" },
        access: suffix,
        cluster,
      });
    }
  }
  for (const pooler of set.all("Pooler")) {
    out.push({
      name: pooler.metadata?.name,
      namespace: namespaceOf(pooler),
      ports: [5432],
      selector: { "cnpg.io/poolerName": pooler.metadata?.name },
      access: pooler.spec?.type ?? "rw",
      pooler,
    });
  }
  return out;
}

/** Secrets that will be there: "namespace/name" -> set of keys, or null where these are not known. */
function knownSecrets(set) {
  const out = new Map();
  const put = (namespace, name, keys) => out.set(`${namespace}/${name}`, keys && new Set(keys));
  for (const s of set.all("Secret")) put(namespaceOf(s), s.metadata?.name, [...Object.keys(s.data ?? {}), ...Object.keys(s.stringData ?? {})]);
  for (const e of set.all("ExternalSecret")) {
    const template = e.spec?.target?.template;
    const keys = template?.data ? Object.keys(template.data) : list(e.spec?.data).map((d) => d.secretKey);
    put(namespaceOf(e), e.spec?.target?.name ?? e.metadata?.name, list(e.spec?.dataFrom).length || template?.templateFrom ? null : keys);
  }
  for (const u of set.all("KafkaUser")) {
    const tls = u.spec?.authentication?.type === "tls";
    put(namespaceOf(u), u.metadata?.name, tls ? ["ca.crt", "user.crt", "user.key", "user.p12", "user.password"] : ["password", "sasl.jaas.config"]);
  }
  for (const k of set.all("Kafka")) {
    for (const ca of ["cluster", "clients"]) put(namespaceOf(k), `${k.metadata?.name}-${ca}-ca-cert`, ["ca.crt", "ca.p12", "ca.password"]);
  }
  for (const c of set.all("Cluster")) {
    const name = c.metadata?.name;
    const login = ["username", "password", "user", "dbname", "host", "port", "uri", "jdbc-uri", "pgpass", "fqdn-uri", "fqdn-jdbc-uri"];
    put(namespaceOf(c), `${name}-ca`, ["ca.crt", "ca.key"]);
    put(namespaceOf(c), `${name}-server`, ["tls.crt", "tls.key"]);
    put(namespaceOf(c), `${name}-replication`, ["tls.crt", "tls.key"]);
    if (c.spec?.bootstrap?.initdb && !c.spec.bootstrap.initdb.secret) put(namespaceOf(c), `${name}-app`, login);
    if (c.spec?.enableSuperuserAccess) put(namespaceOf(c), `${name}-superuser`, login);
  }
  for (const i of set.all("Ingress")) {
    const made = Object.keys(i.metadata?.annotations ?? {}).some((a) => /^cert-manager\.io\/(cluster-)?issuer$/.test(a));
    if (made) list(i.spec?.tls).forEach((t) => put(namespaceOf(i), t.secretName, ["tls.crt", "tls.key", "ca.crt"]));
  }
  return out;
}

/** Kubernetes' label selectors; a plain map is one of matchLabels. An empty one takes all. */
export function matches(selector, labels) {
  const bare = selector && !("matchLabels" in selector) && !("matchExpressions" in selector);
  const wanted = bare ? selector : (selector?.matchLabels ?? {});
  return (
    Object.entries(wanted).every(([key, value]) => labels[key] === value) &&
    (bare ? true : list(selector?.matchExpressions).every((e) => holds(e, labels)))
  );
}

function holds({ key, operator, values }, labels) {
  const there = key in labels;
  switch (operator) {
    case "In":
      return there && list(values).includes(labels[key]);
    case "NotIn":
      return !there || !list(values).includes(labels[key]);
    case "Exists":
      return there;
    case "DoesNotExist":
      return !there;
    default:
      return false;
  }
}

const UNITS = { n: 1e-9, u: 1e-6, m: 1e-3, "": 1, k: 1e3, M: 1e6, G: 1e9, T: 1e12, P: 1e15, E: 1e18, Ki: 2 ** 10, Mi: 2 ** 20, Gi: 2 ** 30, Ti: 2 ** 40, Pi: 2 ** 50, Ei: 2 ** 60 };

/** A quantity as a number, or null where it is none. */
export function quantity(value) {
  const parts = /^([+-]?(?:\d+\.?\d*|\.\d+))(?:([eE][+-]?\d+)|(n|u|m|k|M|G|T|P|E|Ki|Mi|Gi|Ti|Pi|Ei))?$/.exec(String(value));
  if (value === null || value === undefined || parts === null) return null;
  return Number(parts[1] + (parts[2] ?? "")) * UNITS[parts[3] ?? ""];
}
