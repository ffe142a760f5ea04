// The environment of our containers: names that the services know, values of their type, neighbours that are there,
// files that are mounted.
import { HAS_SOURCES, roles, settings as known } from "../known.mjs";
import { list } from "./world.mjs";
import { isBackup, twice } from "./pods.mjs";

const OURS = /^(AIDWIRE|QUARKUS|KAFKA|MP|SMALLRYE)_/;
const KNOWN = known();
const ROLES = roles();

/** Kafka takes the names of its providers into its settings' names. */
const PROVIDER = /^KAFKA_CONFIG_PROVIDERS_[A-Z]+_(CLASS|PARAM_[A-Z_]+)$/;
const JAVA = new Set(["JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "JAVA_OPTS_APPEND", "JAVA_OPTS", "TZ"]);

const TYPES = {
  int: [/^-?\d+$/, "a whole number"],
  long: [/^-?\d+$/, "a whole number"],
  double: [/^-?\d+(\.\d+)?$/, "a number"],
  boolean: [/^(true|false)$/, "true or false"],
  Duration: [/^(\d+(\.\d+)?(ms|s|m|h|d)?|PT?[\dHMS.]+)$/i, "a time such as 5s or 100ms"],
  MemorySize: [/^\d+[KMGTP]?$/i, "a size such as 16M"],
  URI: [/^https?:\/\/[^\s/]+/, "an address"],
  Path: [/^\//, "an absolute path"],
};

export function settings(world) {
  propertyFiles(world);
  oneIssuer(world);
  for (const w of world.workloads) {
    for (const { container, path } of w.containers) {
      for (const field of ["args", "command"]) {
        list(container[field]).forEach((each, i) => secretIn(` ${each}`) && world.problem(w.object, [...path, field, i], "holds a secret in the open", "mount it as a file from a Secret"));
      }
      const all = world.environment(w, container, path);
      twice(all.map((e) => e.name), (name) => world.problem(w.object, [...path, "env"], `${name} is set twice`, "keep one: which holds is not to be seen here"));
      for (const each of all) {
        const [object, at] = each.from ? [each.from, ["data", each.key]] : [w.object, each.path];
        const say = (wrong, todo) => world.problem(object, at, wrong, todo);
        named(each, say);
        if (typeof each.value !== "string") continue;
        typed(each, say);
        addressed(world, w, each, say);
        mounted(world, w, container, each.value, say);
        javaOptions(each, say);
        outside(each, say);
        expressions(each, all, say);
      }
      needed(world, w, container, path, all);
      listens(world, w, container, path, all);
      allowed(world, w, all);
    }
  }
}

/** A token is good for all of ours, or for none. */
function oneIssuer(world) {
  const seen = [];
  for (const w of world.workloads) {
    for (const { container, path } of w.main) {
      const each = world.environment(w, container, path).find((e) => e.name === "AIDWIRE_ACCESS_ISSUER");
      if (each?.value && seen.length && seen[0].value !== each.value) world.problem(each.from ?? w.object, each.from ? ["data", each.key] : each.path, `${w.kind}/${w.name} believes ${each.value}, and ${seen[0].who} ${seen[0].value}`, "one issuer for all");
      if (each?.value) seen.push({ value: each.value, who: `${w.kind}/${w.name}` });
    }
  }
}

function named(each, say) {
  if (!/^[-._a-zA-Z][-._a-zA-Z0-9]*$/.test(each.name ?? "")) say(`${each.name} is no name of an environment variable`, "letters, digits and _");
  else if (HAS_SOURCES && OURS.test(each.name) && !KNOWN.has(each.name) && !PROVIDER.test(each.name)) say(`${each.name} is no setting of these services`, nearest(each.name));
  if (each.value !== undefined && /PASSWORD|SECRET|TOKEN/.test(each.name ?? "") && each.value !== "" && !/^(\$|\\\$|\/)/.test(each.value)) {
    say(`${each.name} holds a secret in the open`, "mount it as a file from a Secret");
  }
  if (secretIn(each.value)) say(`${each.name} holds a secret in the open`, "mount it as a file from a Secret");
  if (each.secret) say(`${each.name} takes a secret by the environment`, "mount it as a file, which is replaced while the pod runs");
}

/** A password in an address or an option, or a private key. */
export function secretIn(value) {
  return /([?&;,\s-]|-D\S*)(password|passwd|secret|token|api-?key)=["']?[^\s&$\\{"']/i.test(value ?? "") || /^\w+:\/\/[^/\s:@]+:[^/\s@$]+@/.test(value ?? "") || /-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(value ?? "");
}

function nearest(name) {
  const distance = (a, b) => {
    let row = Array.from({ length: b.length + 1 }, (_, i) => i);
    for (let i = 1; i <= a.length; i++) {
      const next = [i];
      for (let j = 1; j <= b.length; j++) next.push(Math.min(next[j - 1] + 1, row[j] + 1, row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1)));
      row = next;
    }
    return row[b.length];
  };
  const best = [...KNOWN.keys()].map((k) => [distance(name, k), k]).sort((a, b) => a[0] - b[0])[0];
  return best && best[0] <= 8 ? `${best[1]} is one` : "docs/replicas.md and the *Settings.java name them";
}

function typed(each, say) {
  const type = KNOWN.get(each.name)?.type;
  const rule = TYPES[type];
  if (rule && !rule[0].test(each.value)) say(`${each.name} is ${JSON.stringify(each.value)}, not ${rule[1]}`, "");
  if (type === "Role") {
    const unknown = each.value.split(",").filter((r) => !ROLES.includes(r.trim().toLowerCase()));
    if (unknown.length) say(`there is no role ${unknown.join(", ") || "(none)"}`, `${ROLES.join(", ")}`);
  }
  if (/[<>]|CHANGE_?ME|TODO/i.test(each.value) && /^(AIDWIRE|QUARKUS|KAFKA)_/.test(each.name)) say(`${each.name} still has a placeholder`, "fill it in");
}

/** Below nought is nothing that is counted or waited for. */
const COUNTS = /^AIDWIRE_\w+$|_(MAX_SIZE|MIN_SIZE|PORT|MAX_THREADS)$/;

/** Where the service is to be had, as what it runs, and whom it believes. */
function outside(each, say) {
  if (/^QUARKUS_(HTTP|MANAGEMENT)_HOST$/.test(each.name) && !["0.0.0.0", "::", "[::]"].includes(each.value)) say(`${each.name} is ${each.value}, where neither probes nor neighbours reach it`, "0.0.0.0, or leave it out");
  if (each.name === "QUARKUS_OTEL_TRACES_SAMPLER_ARG" && !(Number(each.value) >= 0 && Number(each.value) <= 1)) say(`${each.value} is no share`, "0 to 1");
  if (each.name === "QUARKUS_OTEL_EXPORTER_OTLP_ENDPOINT" && !(URL.canParse(each.value) && /^https?:\/\/[\w.-]+:\d+\/?$/.test(each.value))) say(`${each.value} is no address`, "http://host.namespace.svc:4317");
  if (each.name === "KAFKA_SSL_ENDPOINT_IDENTIFICATION_ALGORITHM" && each.value !== "https") say("brokers are not asked whether they are who they say", "https, or leave it out");
  if (each.name === "QUARKUS_PROFILE" && each.value !== "prod") say(`the profile ${each.value} leaves out what prod insists on`, "leave it out");
  if (["AIDWIRE_ACCESS_ISSUER", "QUARKUS_OIDC_AUTH_SERVER_URL"].includes(each.name) && !/^https:\/\//.test(each.value)) say(`${each.value} is asked for keys in the clear: who stands between makes tokens`, "https://...");
  if (COUNTS.test(each.name) && /^-\d/.test(each.value)) say(`${each.name} is ${each.value}`, "0 or more");
}

/** Hosts and ports must be services of this set. */
function addressed(world, w, each, say) {
  if (each.name === "KAFKA_BOOTSTRAP_SERVERS") {
    for (const server of each.value.split(",")) {
      const parts = /^([a-z0-9.-]+):(\d+)$/.exec(server.trim());
      if (!parts) say(`${server} is no host:port`, "such as aidwire-kafka-bootstrap:9093");
      else host(world, w, parts[1], Number(parts[2]), say);
    }
  }
  if (each.name === "QUARKUS_DATASOURCE_JDBC_URL") {
    const parts = /^jdbc:postgresql:\/\/([a-z0-9.-]+)(?::(\d+))?\/(\w+)(\?.*)?$/.exec(each.value);
    if (!parts) {
      say(`${each.value} is no address of Postgres`, "jdbc:postgresql://host:5432/aidwire?sslmode=verify-full&sslrootcert=...");
      return;
    }
    const service = host(world, w, parts[1], Number(parts[2] ?? 5432), say);
    const cluster = service?.cluster ?? (service?.pooler && world.set.find("Cluster", service.pooler.spec?.cluster?.name, w.namespace));
    const database = cluster?.spec?.bootstrap?.initdb ? (cluster.spec.bootstrap.initdb.database ?? "app") : undefined;
    if (database && database !== parts[3]) say(`there is no database ${parts[3]}`, `${database} is made by Cluster/${cluster.metadata.name}`);
    if (/[?&]user=/.test(parts[4] ?? "")) say("names a login beside the one that the mounted secret has", "leave user out");
    if (/[?&]sslmode=verify-/.test(parts[4] ?? "") && !/[?&]sslrootcert=\//.test(parts[4])) say("verifies by no authority: sslrootcert is not said", "sslrootcert=/etc/aidwire/store-ca/ca.crt");
    if (!/[?&]sslmode=verify-(full|ca)(&|$)/.test(parts[4] ?? "")) say("Postgres is spoken to without knowing that it is ours", "sslmode=verify-full&sslrootcert=/etc/aidwire/store-ca/ca.crt");
    roleFits(world, w, service, say);
  }
  if (/^KAFKA_SSL_(KEY|TRUST)STORE_TYPE$/.test(each.name) && !["PEM", "PKCS12", "JKS"].includes(each.value)) say(`${each.value} is no type of key store`, "PEM, PKCS12 or JKS");
  if (/^KAFKA_CONFIG_PROVIDERS_\w+_CLASS$/.test(each.name) && !/^org\.apache\.kafka\.common\.config\.provider\.(Directory|File|EnvVar)ConfigProvider$/.test(each.value)) say(`${each.value} is no provider of Kafka's`, "org.apache.kafka.common.config.provider.DirectoryConfigProvider");
  if (each.name === "KAFKA_SECURITY_PROTOCOL" && !["SSL", "SASL_SSL"].includes(each.value)) say(`${each.value} is not encrypted, or nothing at all`, "SSL");
}

function host(world, w, name, port, say) {
  const [service, namespace = w.namespace] = name.split(".");
  const found = world.service(service, namespace);
  if (!found) say(`there will be no service ${service} in ${namespace}`, `there are: ${world.services.filter((s) => s.namespace === namespace).map((s) => s.name).join(", ")}`);
  else if (!found.ports.includes(port)) say(`the service ${service} has no port ${port}`, `it has ${found.ports.join(", ")}`);
  return found;
}

function roleOf(world, w) {
  const role = w.main.flatMap(({ container, path }) => world.environment(w, container, path)).find((e) => e.name === "AIDWIRE_ROLES");
  return role?.value ?? "";
}

/** Who writes speaks to the primary; who takes no registration down, to the standbys where there are any. */
function roleFits(world, w, service, say) {
  const cluster = service?.cluster ?? (service?.pooler && world.set.find("Cluster", service.pooler.spec?.cluster?.name, w.namespace));
  if (roleOf(world, w) === "reader" && service?.access === "rw" && (cluster?.spec?.instances ?? 1) > 1 && leadsAll(world, w)) {
    say(`${w.kind}/${w.name} reads for everybody, and ${service.name} leads to the primary, which has writes to do`, `${cluster.metadata.name}-ro, or a pooler of type ro`);
  }
  if (/projector|migrator|rebuilder/.test(roleOf(world, w)) && service?.access && service.access !== "rw") {
    say(`a ${roleOf(world, w)} writes, and ${service.name} leads to standbys`, `${service.cluster?.metadata?.name ?? "<cluster>"}-rw`);
  }
}

/** Whether all that no other path takes leads to it. */
function leadsAll(world, w) {
  const paths = world.set.all("Ingress", w.namespace).flatMap((i) => list(i.spec?.rules).flatMap((r) => list(r.http?.paths)));
  const services = paths.filter((p) => p.path === "/").map((p) => world.set.find("Service", p.backend?.service?.name, w.namespace));
  return services.some((s) => s && world.select(s.spec?.selector, w.namespace).some((pod) => pod.workload === w));
}

/** Files below /etc that a value names lie in a mounted volume, which has them. */
function mounted(world, w, container, value, say) {
  for (const [, file] of value.matchAll(/(\/etc\/[\w./-]+(?::[\w.-]+)?)/g)) {
    const path = file.replace(":", "/");
    const mount = list(container.volumeMounts)
      .filter((m) => path === m.mountPath || path.startsWith(`${m.mountPath?.replace(/\/$/, "")}/`))
      .sort((a, b) => b.mountPath.length - a.mountPath.length)[0];
    if (!mount) {
      say(`names ${path}, and nothing is mounted there in ${w.kind}/${w.name}`, `mounted: ${list(container.volumeMounts).map((m) => m.mountPath).join(", ")}`);
      continue;
    }
    const inside = mount.subPath ? "" : path.slice(mount.mountPath.length).replace(/^\//, "");
    const volume = list(w.spec.volumes).find((v) => v.name === mount.name);
    const files = volume && filesOf(world, w.namespace, volume);
    if (inside && files && !files.has(inside)) say(`names ${path}, and the volume ${mount.name} of ${w.kind}/${w.name} has no ${inside}`, `it has ${[...files].join(", ")}`);
  }
}

function filesOf(world, namespace, volume) {
  const source = volume.secret ?? volume.configMap;
  if (!source) return null;
  if (source.items) return new Set(list(source.items).map((i) => i.path));
  if (volume.secret) return world.secrets.get(`${namespace}/${source.secretName}`) ?? null;
  const map = world.set.find("ConfigMap", source.name, namespace);
  return map ? new Set(Object.keys({ ...map.data, ...map.binaryData })) : null;
}

/** \${provider:path:key} is for Kafka's reader of files; without the backslash Quarkus takes it for a setting of its own. */
function expressions(each, all, say) {
  if (!/^(KAFKA|QUARKUS|AIDWIRE)_/.test(each.name)) return;
  const providers = String(all.find((e) => e.name === "KAFKA_CONFIG_PROVIDERS")?.value ?? "").split(",");
  for (const [, escaped, name] of each.value.matchAll(/(\\)?\$\{([\w.-]*)/g)) {
    if (!escaped) say(`\${${name}...} is taken for a setting of that name`, "\\${...}: then Kafka's client reads the file");
    else if (!providers.includes(name)) say(`there is no provider ${name} among KAFKA_CONFIG_PROVIDERS`, providers.filter(Boolean).join(", ") || "name it there");
    else if (!all.some((e) => e.name === `KAFKA_CONFIG_PROVIDERS_${name.toUpperCase()}_CLASS`)) say(`KAFKA_CONFIG_PROVIDERS_${name.toUpperCase()}_CLASS is not set`, "org.apache.kafka.common.config.provider.DirectoryConfigProvider");
  }
  if (each.name === "QUARKUS_LOG_LEVEL" && !/^(OFF|FATAL|SEVERE|ERROR|WARN|WARNING|INFO|CONFIG|DEBUG|FINE|TRACE|FINER|FINEST|ALL)$/.test(each.value)) say(`${each.value} is no level`, "INFO");
}

/** Property files that are made of secrets. */
function propertyFiles(world) {
  const properties = new Set([...KNOWN.values()].map((k) => k.property));
  for (const e of world.set.all("ExternalSecret")) {
    const data = e.spec?.target?.template?.data ?? {};
    for (const [file, text] of Object.entries(data).filter(([name]) => name.endsWith(".properties"))) {
      const at = ["spec", "target", "template", "data", file];
      for (const line of String(text).split("\n").filter((l) => l.trim() && !l.startsWith("#"))) {
        const [, property, value] = /^\s*([^=:\s]+)\s*[=:]\s*(.*)$/.exec(line) ?? [];
        if (!property) world.problem(e, at, `${JSON.stringify(line)} is no property`, "name=value");
        else if (HAS_SOURCES && !properties.has(property)) world.problem(e, at, `${property} is no setting of these services`, nearest(property.toUpperCase().replace(/\W/g, "_")));
        else if (property === "quarkus.datasource.username" && data.username !== undefined && value !== data.username) world.problem(e, at, `logs in as ${value}, and the login is ${data.username}`, data.username);
      }
    }
  }
}

const OPTIONS = new Set(
  ("MaxRAMPercentage InitialRAMPercentage MinRAMPercentage ExitOnOutOfMemoryError HeapDumpOnOutOfMemoryError HeapDumpPath UseSerialGC UseParallelGC UseG1GC UseZGC UseShenandoahGC AOTCache AOTMode " +
    "ActiveProcessorCount MaxMetaspaceSize ReservedCodeCacheSize MaxDirectMemorySize TieredStopAtLevel UseCompactObjectHeaders UseStringDeduplication MaxGCPauseMillis NativeMemoryTracking ErrorFile FlightRecorderOptions StartFlightRecording").split(" "),
);

function javaOptions(each, say) {
  if (!JAVA.has(each.name)) return;
  for (const [option, name] of each.value.matchAll(/-XX:[+-]?(\w+)\S*/g)) if (!OPTIONS.has(name)) say(`${option} is no option that is known here; Java does not start with one that it does not know`, [...OPTIONS].join(", "));
  if (/-Xmx/.test(each.value)) say("-Xmx is not the container's limit", "-XX:MaxRAMPercentage");
  const share = /-XX:MaxRAMPercentage=(\S+)/.exec(each.value)?.[1];
  if (share !== undefined && !(Number(share) >= 25 && Number(share) <= 80)) say(`a heap of ${share} % of the memory`, "25 to 80: the rest is threads, buffers and code");
  if (/-XX:MaxRAM(?!Percentage)/.test(each.value)) say("no such option for the heap", "-XX:MaxRAMPercentage");
}

/** The ports that our images listen on are those that the container declares. */
function listens(world, w, container, path, all) {
  const image = /(^|\/)(ingest|query)-service@/.exec(container.image ?? "")?.[2];
  if (!image || !w.runsOn) return;
  const own = image === "ingest" ? [8080, 9080] : [8081, 9081];
  for (const [i, [name, setting]] of [["http", "QUARKUS_HTTP_PORT"], ["management", "QUARKUS_MANAGEMENT_PORT"]].entries()) {
    const listened = Number(all.find((e) => e.name === setting)?.value ?? own[i]);
    const at = list(container.ports).findIndex((p) => p.name === name);
    if (at < 0) world.problem(w.object, [...path, "ports"], `declares no port named ${name}`, `${name}: ${listened}`);
    else if (container.ports[at].containerPort !== listened) world.problem(w.object, [...path, "ports", at, "containerPort"], `${container.ports[at].containerPort}, and the service listens on ${listened}`, `${listened}, or ${setting}`);
  }
}

/** Groups and transactional ids that settings name are those that users may use. */
function allowed(world, w, all) {
  const users = list(w.spec.volumes).map((v) => v.secret && world.set.find("KafkaUser", v.secret.secretName, w.namespace)).filter(Boolean);
  for (const [setting, type] of [["AIDWIRE_PROJECTION_GROUP", "group"], ["AIDWIRE_EXTRACTION_GROUP", "group"], ["AIDWIRE_RELAY_NAME", "transactionalId"]]) {
    const each = all.find((e) => e.name === setting);
    if (!each?.value || !users.length) continue;
    const names = users.flatMap((u) => list(u.spec?.authorization?.acls).filter((a) => a.resource?.type === type).map((a) => a.resource.name));
    if (!names.includes(each.value)) world.problem(each.from ?? w.object, each.from ? ["data", each.key] : each.path, `${users.map((u) => u.metadata.name).join(", ")} may not use the ${type} ${each.value}`, `${names.join(", ") || "give it the right"}`);
  }
}

/** Who shows a certificate has it and its key, and an authority to know the brokers by. */
function keystore(world, w, all, missing) {
  const value = (name) => all.find((e) => e.name === name)?.value;
  const users = list(w.spec.volumes).filter((v) => v.secret && world.set.find("KafkaUser", v.secret.secretName, w.namespace)?.spec?.authentication?.type === "tls");
  if (value("KAFKA_SECURITY_PROTOCOL") !== "SSL" || !users.length) return;
  if (!value("KAFKA_SSL_KEYSTORE_LOCATION")) {
    for (const name of ["KAFKA_SSL_KEYSTORE_CERTIFICATE_CHAIN", "KAFKA_SSL_KEYSTORE_KEY"]) if (!value(name)) missing(`${name} is not set`, "Kafka lets nobody in without a certificate");
    for (const name of ["KAFKA_SSL_KEYSTORE_CERTIFICATE_CHAIN", "KAFKA_SSL_KEYSTORE_KEY"]) if (/\$\{/.test(value(name) ?? "") && !/^\\?\$\{[^}]*\}$/.test(value(name))) missing(`${name} has something beside the file's content`, "\\${files:...} alone");
  }
  if ((value("KAFKA_SSL_KEYSTORE_CERTIFICATE_CHAIN") || value("KAFKA_SSL_KEYSTORE_KEY")) && value("KAFKA_SSL_KEYSTORE_TYPE") !== "PEM") missing(`KAFKA_SSL_KEYSTORE_TYPE is ${value("KAFKA_SSL_KEYSTORE_TYPE") ?? "not set, so JKS"}`, "PEM");
  if (!value("KAFKA_SSL_TRUSTSTORE_LOCATION") && !value("KAFKA_SSL_TRUSTSTORE_CERTIFICATES")) missing("KAFKA_SSL_TRUSTSTORE_LOCATION is not set", "the brokers' authority is none that Java knows");
  else if (/\.(crt|pem)$/.test(value("KAFKA_SSL_TRUSTSTORE_LOCATION") ?? "") && value("KAFKA_SSL_TRUSTSTORE_TYPE") !== "PEM") missing(`KAFKA_SSL_TRUSTSTORE_TYPE is ${value("KAFKA_SSL_TRUSTSTORE_TYPE") ?? "not set, so JKS"}`, "PEM");
}

/** What our images cannot do without. */
function needed(world, w, container, path, all) {
  const image = container.image ?? "";
  const has = (name) => all.some((e) => e.name === name);
  const need = (name, why) => {
    if (!has(name)) world.problem(w.object, [...path, "env"], `${name} is not set`, why);
  };
  const missing = (what, why) => world.problem(w.object, [...path, "env"], what, why);
  const ingest = /(^|\/)ingest-service@/.test(image);
  const query = /(^|\/)query-service@/.test(image);
  const backup = ingest && isBackup(container);
  if (ingest && w.runsOn === backup) world.problem(w.object, [...path, "args"], backup ? `a ${w.kind} that copies the log` : `a ${w.kind} that serves`, "a copy ends, and is a CronJob; the service runs on");
  if (!ingest && !query) return;
  if (backup && w.object.spec?.suspend) world.problem(w.object, "spec.suspend", "the log would be copied never", "leave it out");
  if (w.kind === "CronJob" && w.object.spec?.suspend !== true && all.some((e) => e.name === "AIDWIRE_ROLES" && e.value === "rebuilder")) world.problem(w.object, "spec.suspend", "a rebuild would begin by the clock", "true: it is begun by hand");
  const role = all.find((e) => e.name === "AIDWIRE_ROLES")?.value ?? "";
  if (query) {
    need("AIDWIRE_ROLES", "projectors and readers are apart here; without it a replica is both");
    need("QUARKUS_DATASOURCE_JDBC_URL", "every role has a store");
    if (w.runsOn === /^(migrator|rebuilder)$/.test(role)) world.problem(w.object, [...path, "env"], `a ${w.kind} with the role ${role || "(none)"}`, "a migrator ends, as a rebuilder does, and is a Job; the others run on");
    if (role.includes(",")) world.problem(w.object, [...path, "env"], `has the roles ${role}`, "one role a workload: they scale, stop and fail apart");
  }
  if (ingest || /projector|rebuilder/.test(role)) for (const name of ["KAFKA_BOOTSTRAP_SERVERS", "KAFKA_SECURITY_PROTOCOL"]) need(name, "it speaks to Kafka");
  keystore(world, w, all, missing);
  const file = all.find((e) => e.name === "QUARKUS_CONFIG_LOCATIONS");
  if (query && !file && !has("QUARKUS_DATASOURCE_USERNAME")) missing("nothing says as whom it logs in to Postgres", "QUARKUS_CONFIG_LOCATIONS: /etc/aidwire/store/store.properties");
  if (query && file && has("QUARKUS_DATASOURCE_USERNAME")) missing("QUARKUS_DATASOURCE_USERNAME goes before the login in the mounted secret", "leave it out");
  const proxied = world.set.all("Ingress", w.namespace).some((i) => list(i.spec?.rules).some((r) => list(r.http?.paths).some((p) => {
    const service = world.set.find("Service", p.backend?.service?.name, w.namespace);
    return service && world.select(service.spec?.selector, w.namespace).some((pod) => pod.workload === w);
  })));
  const on = (name) => all.some((e) => e.name === name && e.value === "true");
  const forwarded = on("QUARKUS_HTTP_PROXY_PROXY_ADDRESS_FORWARDING") && (on("QUARKUS_HTTP_PROXY_ALLOW_X_FORWARDED") || on("QUARKUS_HTTP_PROXY_ALLOW_FORWARDED"));
  if (proxied && !forwarded) missing("an Ingress leads to it, and it takes all requests for that controller's", "QUARKUS_HTTP_PROXY_PROXY_ADDRESS_FORWARDING and QUARKUS_HTTP_PROXY_ALLOW_X_FORWARDED: limits are by address");
  const known = ["AIDWIRE_ACCESS_KEYS_FILE", "AIDWIRE_ACCESS_ISSUER", "QUARKUS_OIDC_AUTH_SERVER_URL"];
  if (((ingest && !backup) || role === "reader") && !known.some(has)) missing("AIDWIRE_ACCESS_KEYS_FILE is not set", "without keys, or an issuer of tokens (AIDWIRE_ACCESS_ISSUER), it does not start");
  const size = Number(all.find((e) => e.name === "QUARKUS_DATASOURCE_JDBC_MAX_SIZE")?.value ?? 16);
  const reads = Number(all.find((e) => e.name === "AIDWIRE_READS_AT_ONCE")?.value ?? 10);
  if (query && size < 2) world.problem(w.object, [...path, "env"], `QUARKUS_DATASOURCE_JDBC_MAX_SIZE is ${size}`, "2 or more");
  else if (role === "reader" && reads > size) world.problem(w.object, [...path, "env"], `${reads} reads at once (AIDWIRE_READS_AT_ONCE) and ${size} connections`, "at most as many");
  if (!all.some((e) => JAVA.has(e.name) && /MaxRAMPercentage/.test(e.value ?? ""))) missing("JAVA_TOOL_OPTIONS has no -XX:MaxRAMPercentage", "-XX:MaxRAMPercentage sizes the heap by the memory limit");
}

