// Kafka: acknowledged means kept. Copies, topics, and users with the least that their roles need.
import { listed } from "../known.mjs";
import { namespaceOf } from "../objects.mjs";
import { list, quantity } from "./world.mjs";
import { isBackup, twice } from "./pods.mjs";

const CLUSTER = "strimzi.io/cluster";

/** What each role of ours does on each topic and group; nothing more is allowed, nothing less works. */
const NEEDS = {
  ingest: ["topic aid.articles Write", "topic aid.statements Write", "topic aid.keys Write", "topic aid.reports Write"],
  backup: ["topic aid.articles Read", "topic aid.statements Read", "topic aid.keys Read"],
  projector: [
    "topic aid.articles Read",
    "topic aid.statements Read",
    "topic aid.keys Read",
    "topic aid.keys Write",
    "topic aid.reports Read",
    "topic aid.dead-letters Write",
    "topic aid.status Write",
    "group aidwire-query Read",
    "transactionalId aidwire-relay Write",
  ],
  rebuilder: ["topic aid.articles Read", "topic aid.statements Read", "topic aid.keys Read", "topic aid.dead-letters Write"],
};
/** What ingest does besides, unless its extraction is switched off. */
const EXTRACTS = ["topic aid.articles Read", "topic aid.keys Read", "group aidwire-extraction Read"];
/** Comes with the above, or does no harm. */
const HARMLESS = new Set(["Describe", "DescribeConfigs", "IdempotentWrite"]);
const BROKER = listed("kafka-settings.txt");
const TOPIC = listed("kafka-topic-settings.txt");
const SOURCES = ["aid.articles", "aid.statements"];

export function kafka(world) {
  const { set } = world;
  for (const k of set.all("Kafka")) cluster(world, k);
  for (const p of set.all("KafkaNodePool")) pool(world, p);
  for (const t of set.all("KafkaTopic")) topic(world, t);
  for (const u of set.all("KafkaUser")) user(world, u);
  const size = (name) => Number(set.all("KafkaTopic").find((t) => nameOf(t) === name)?.spec?.config?.["max.message.bytes"] ?? 1048588);
  const letters = set.all("KafkaTopic").find((t) => nameOf(t) === "aid.dead-letters");
  if (letters && SOURCES.some((name) => size(name) >= size("aid.dead-letters"))) {
    world.problem(letters, ["spec", "config", "max.message.bytes"], "a dead letter is a record and what it died of, and would not fit", "20971520");
  }
  const partitions = SOURCES.map((name) => set.all("KafkaTopic").find((t) => nameOf(t) === name)).filter(Boolean);
  if (partitions.length === 2 && partitions[0].spec?.partitions !== partitions[1].spec?.partitions) {
    world.problem(partitions[1], "spec.partitions", `${SOURCES[1]} has ${partitions[1].spec.partitions} partitions and ${SOURCES[0]} ${partitions[0].spec.partitions}`, "as many: replicas share both alike");
  }
  twice(set.all("KafkaTopic").map(nameOf), (name) => world.problem(set.all("KafkaTopic").findLast((t) => nameOf(t) === name), "spec.topicName", `two objects describe the topic ${name}`, "keep one"));
  needs(world);
}

const nameOf = (t) => t.spec?.topicName ?? t.metadata?.name;

function clusterOf(world, object) {
  const name = object.metadata?.labels?.[CLUSTER];
  const found = name && world.set.find("Kafka", name, namespaceOf(object));
  if (!found) world.problem(object, `metadata.labels["${CLUSTER}"]`, name ? `there is no Kafka ${name} in ${namespaceOf(object)}` : "is missing: no operator would look at it", `there are: ${world.set.all("Kafka").map((k) => k.metadata.name).join(", ") || "none"}`);
  return found;
}

function poolsOf(world, k, role) {
  return world.set.all("KafkaNodePool", namespaceOf(k)).filter((p) => p.metadata?.labels?.[CLUSTER] === k.metadata?.name && list(p.spec?.roles).includes(role));
}

const nodes = (pools) => pools.reduce((sum, p) => sum + (p.spec?.replicas ?? 0), 0);

function cluster(world, k) {
  const say = (path, wrong, todo) => world.problem(k, path, wrong, todo);
  const { listeners, authorization, config = {}, version, metadataVersion } = k.spec?.kafka ?? {};
  const brokers = nodes(poolsOf(world, k, "broker"));
  const controllers = nodes(poolsOf(world, k, "controller"));
  if (brokers === 0) say("", "no KafkaNodePool brings brokers", "a pool with the role broker");
  if (controllers === 0) say("", "no KafkaNodePool brings controllers", "a pool with the role controller");
  else if (controllers % 2 === 0) say("", `${controllers} controllers have no majority that ${controllers - 1} have not`, "an odd number");
  if (controllers > 0 && controllers < 3) say("", `${controllers} controller cannot be spared`, "3");
  if (!list(listeners).length) say("spec.kafka.listeners", "nobody can reach it", "one with TLS");
  twice(list(listeners).map((l) => l.name), (name) => say("spec.kafka.listeners", `two listeners are named ${name}`, "name each once"));
  twice(list(listeners).map((l) => l.port), (port) => say("spec.kafka.listeners", `two listeners share the port ${port}`, "a port each"));
  list(listeners).forEach((l, i) => {
    const at = (field) => ["spec", "kafka", "listeners", i, field];
    if (l.tls !== true) say(at("tls"), "is spoken to in the clear", "true");
    if (!l.authentication) say(at("authentication"), "lets everybody in", "type: tls");
    if (l.type !== "internal" && l.type !== "cluster-ip") say(at("type"), `${l.type} opens Kafka to the outside`, "internal");
    if (!(l.port >= 9092) || [9404, 9999].includes(l.port)) say(at("port"), `${l.port} is not for listeners`, "9092 or above, but 9404 and 9999");
  });
  if (authorization?.type !== "simple") say("spec.kafka.authorization", `is ${authorization?.type ?? "not set"}: users may do anything`, "type: simple");
  list(authorization?.superUsers).forEach((u) => say("spec.kafka.authorization.superUsers", `${u} may do anything`, "a KafkaUser with ACLs"));
  const isFalse = (key, why) => String(config[key]) !== "false" && say(["spec", "kafka", "config", key], `is ${config[key] ?? "not set"}: ${why}`, "false");
  isFalse("auto.create.topics.enable", "a misspelled topic would be made");
  if (String(config["unclean.leader.election.enable"] ?? "false") !== "false") isFalse("unclean.leader.election.enable", "acknowledged records could be lost");
  for (const key of ["default.replication.factor", "offsets.topic.replication.factor", "transaction.state.log.replication.factor"]) {
    copies(config[key], brokers, (wrong, todo) => say(["spec", "kafka", "config", key], wrong, todo));
  }
  typed(config, BROKER, (key, wrong, todo) => say(["spec", "kafka", "config", key], wrong, todo));
  quorum(config["min.insync.replicas"], config["default.replication.factor"], (wrong, todo) => say(["spec", "kafka", "config", "min.insync.replicas"], wrong, todo));
  quorum(config["transaction.state.log.min.isr"], config["transaction.state.log.replication.factor"], (wrong, todo) => say(["spec", "kafka", "config", "transaction.state.log.min.isr"], wrong, todo));
  const lasting = Object.keys(config).filter((key) => /^log\.(retention|cleanup)/.test(key));
  lasting.forEach((key) => say(["spec", "kafka", "config", key], "how long what is kept is the topics' to say", "leave it out"));
  const forbidden = Object.keys(config).filter((key) => /^(listeners|advertised\.|broker\.|node\.id|process\.roles|zookeeper\.|ssl\.(?!cipher|protocol|enabled)|sasl\.|security\.|authorizer\.|super\.user|log\.dir|controller\.)/.test(key));
  forbidden.forEach((key) => say(["spec", "kafka", "config", key], "is the operator's to set", "leave it out"));
  const [of, minor] = String(version ?? "4.1").split(".").map(Number);
  if (of < 4 || (of === 4 && minor < 1)) say("spec.kafka.version", `Strimzi 1.0 and newer run no Kafka ${version}`, "4.1.1");
  if (metadataVersion && version && !metadataVersion.startsWith(version.split(".").slice(0, 2).join("."))) {
    const [major, minor] = version.split(".").map(Number);
    const [m, n] = metadataVersion.split(/[.-]/).map(Number);
    if (m > major || (m === major && n > minor)) say("spec.kafka.metadataVersion", `${metadataVersion} is newer than ${version}`, "at most the version's own");
  }
  if (!k.spec?.entityOperator?.topicOperator && world.set.all("KafkaTopic").length) say("spec.entityOperator.topicOperator", "is missing: nobody makes the topics", "{}");
  if (!k.spec?.entityOperator?.userOperator && world.set.all("KafkaUser").length) say("spec.entityOperator.userOperator", "is missing: nobody makes the users", "{}");
}

/** Settings of brokers, and of topics, by their names and types. */
function typed(config, types, say) {
  for (const [key, value] of Object.entries(config)) {
    const type = types.get(key);
    if (!type) say(key, "is no setting of Kafka's", "see to the spelling");
    else if (/^(int|long|short)$/.test(type) && !/^-?\d+$/.test(String(value))) say(key, `is ${JSON.stringify(value)}`, "a whole number");
    else if (type === "boolean" && !/^(true|false)$/.test(String(value))) say(key, `is ${JSON.stringify(value)}`, "true or false");
  }
}

function copies(value, brokers, say) {
  if (value === undefined) say("is not set", "3");
  else if (Number(value) > brokers && brokers > 0) say(`${value} copies and ${brokers} brokers`, "at most as many as brokers");
  else if (Number(value) < 3) say(`${value} copies do not outlive a broker and a roll-out`, "3");
}

function quorum(least, copies, say) {
  if (least === undefined) say("is not set: one copy would be enough for a 202", "2");
  else if (Number(least) < 2) say(`${least} copy is enough for a 202`, "2");
  else if (copies !== undefined && Number(least) >= Number(copies)) say(`${least} of ${copies} copies must be there: one broker away stops all posts`, "one less than the copies");
}

function pool(world, p) {
  clusterOf(world, p);
  const say = (path, wrong, todo) => world.problem(p, path, wrong, todo);
  const { storage, replicas, resources } = p.spec ?? {};
  if (!(replicas >= 1)) say("spec.replicas", "nothing would run", "3");
  const volumes = storage?.type === "jbod" ? list(storage.volumes) : [storage ?? {}];
  if (!volumes.length) say("spec.storage", "there is nowhere to keep anything", "a persistent claim");
  volumes.forEach((v, i) => {
    const at = (field) => (storage?.type === "jbod" ? ["spec", "storage", "volumes", i, field] : ["spec", "storage", field]);
    if (v.type !== "persistent-claim") say(at("type"), `${v.type} is gone with the pod, and with it what was acknowledged`, "persistent-claim");
    if (v.deleteClaim) say(at("deleteClaim"), "the log would be deleted with the cluster", "false");
    if (v.type === "persistent-claim" && !(quantity(v.size) >= 2 ** 30)) say(at("size"), `${v.size} is no plausible size`, "such as 200Gi");
  });
  if (storage?.type === "jbod" && volumes.some((v) => v.id === undefined)) say("spec.storage.volumes", "a volume has no id", "id: 0, and so on");
  twice(volumes.map((v) => v.id).filter((id) => id !== undefined), (id) => say("spec.storage.volumes", `two volumes have the id ${id}`, "an id each"));
  if (!quantity(resources?.limits?.memory)) say("spec.resources.limits.memory", "there is no memory limit", "set it, equal to the request");
  else if (quantity(resources.requests?.memory) !== quantity(resources.limits.memory)) say("spec.resources.requests.memory", "the request is not the limit", "set both alike");
  if (resources?.limits?.cpu !== undefined) say("spec.resources.limits.cpu", "a processor limit stalls a broker", "request, but do not limit");
  const heap = quantity(String(p.spec?.jvmOptions?.["-Xmx"] ?? "").replace(/([kmg])$/i, (u) => `${u.toUpperCase().replace("K", "k")}${u ? "i" : ""}`.replace("ki", "Ki")));
  const first = quantity(String(p.spec?.jvmOptions?.["-Xms"] ?? "").replace(/([kmg])$/i, (u) => `${{ k: "Ki", m: "Mi", g: "Gi" }[u.toLowerCase()]}`));
  if (heap && first && first > heap) say("spec.jvmOptions", "begins with more heap than it may have", "-Xms as -Xmx");
  if (heap && quantity(resources?.limits?.memory) && heap > 0.8 * quantity(resources.limits.memory)) say("spec.jvmOptions", "the heap leaves no room within the memory limit", "half of it");
}

function topic(world, t) {
  const k = clusterOf(world, t);
  const say = (path, wrong, todo) => world.problem(t, path, wrong, todo);
  const { partitions, replicas, config = {} } = t.spec ?? {};
  const name = nameOf(t);
  if (!/^[\w.-]{1,249}$/.test(name ?? "")) say("spec.topicName", `${name} is no topic name`, "letters, digits, ., _ and -");
  if (!(partitions >= 1)) say("spec.partitions", `${partitions ?? "none"} is not allowed`, "1 or more");
  copies(replicas, k ? nodes(poolsOf(world, k, "broker")) : 0, (wrong, todo) => say("spec.replicas", wrong, todo));
  const least = config["min.insync.replicas"] ?? k?.spec?.kafka?.config?.["min.insync.replicas"];
  quorum(least, replicas, (wrong, todo) => say(["spec", "config", "min.insync.replicas"], wrong, todo));
  if ([...SOURCES, "aid.dead-letters", "aid.reports"].includes(name)) {
    if (String(config["retention.ms"]) !== "-1") say(["spec", "config", "retention.ms"], `is ${config["retention.ms"] ?? "not set"}: what was acknowledged would be forgotten`, "-1");
    if (config["retention.bytes"] !== undefined && String(config["retention.bytes"]) !== "-1") say(["spec", "config", "retention.bytes"], `is ${config["retention.bytes"]}: what was acknowledged would be forgotten`, "-1");
    if (/compact/.test(config["cleanup.policy"] ?? "")) say(["spec", "config", "cleanup.policy"], "versions of one key are all kept", "leave it out");
  }
  if (name === "aid.status" && config["cleanup.policy"] !== "compact") say(["spec", "config", "cleanup.policy"], `is ${config["cleanup.policy"] ?? "delete (the default)"}: statuses that stand would be forgotten`, "compact");
  if (name === "aid.keys") {
    if (config["cleanup.policy"] !== "compact") say(["spec", "config", "cleanup.policy"], `is ${config["cleanup.policy"] ?? "delete (the default)"}: sealed stories could not be read any more`, "compact");
    if (!(Number(config["max.compaction.lag.ms"]) <= 7 * 86400000)) say(["spec", "config", "max.compaction.lag.ms"], `is ${config["max.compaction.lag.ms"] ?? "not set"}: what was shredded would stay on the disks`, "86400000");
  }
  if (SOURCES.includes(name) && !(Number(config["max.message.bytes"] ?? 1048588) >= 16 * 2 ** 20)) say(["spec", "config", "max.message.bytes"], `is ${config["max.message.bytes"] ?? "1 MiB (the default)"}: bodies of 8 MiB in an envelope are taken`, "16777216");
  typed(config, TOPIC, (key, wrong, todo) => say(["spec", "config", key], wrong, todo));
  if (config["cleanup.policy"] !== undefined && !/^(delete|compact|compact, ?delete|delete, ?compact)$/.test(config["cleanup.policy"])) say(["spec", "config", "cleanup.policy"], `is ${config["cleanup.policy"]}`, "delete or compact");
  if (String(config["unclean.leader.election.enable"] ?? "false") !== "false") say(["spec", "config", "unclean.leader.election.enable"], "acknowledged records could be lost", "leave it out");
}

function user(world, u) {
  const k = clusterOf(world, u);
  const say = (path, wrong, todo) => world.problem(u, path, wrong, todo);
  const { authentication, authorization } = u.spec ?? {};
  const wanted = new Set(list(k?.spec?.kafka?.listeners).map((l) => l.authentication?.type));
  if (!authentication) say("spec.authentication", "is missing: it cannot log in", "type: tls");
  else if (k && !wanted.has(authentication.type.replace("tls-external", "tls"))) say("spec.authentication.type", `no listener takes ${authentication.type}`, `${[...wanted].join(", ")}`);
  if (authorization?.type !== "simple") say("spec.authorization", "is missing: it may do nothing, or all", "type: simple, with acls");
  const topics = new Set(world.set.all("KafkaTopic").map(nameOf));
  list(authorization?.acls).forEach((acl, i) => {
    const at = (...steps) => ["spec", "authorization", "acls", i, ...steps];
    const { type, name, patternType = "literal" } = acl.resource ?? {};
    if (name === "*" || (patternType === "prefix" && type !== "transactionalId" && String(name).length < 4)) say(at("resource"), `covers every ${type}`, "name the one that is needed");
    if (patternType === "prefix" && type === "topic") say(at("resource"), `covers every topic that begins with ${name}`, "name each: patternType literal");
    if (type === "cluster") say(at("resource"), "is about the whole cluster", "topics, groups and transactional ids alone");
    if (type !== "cluster" && !name) say(at("resource", "name"), "is missing", "name it");
    if (type === "topic" && patternType === "literal" && name !== "*" && topics.size && !topics.has(name)) say(at("resource", "name"), `there is no topic ${name}`, `there are: ${[...topics].join(", ")}`);
    const operations = list(acl.operations ?? (acl.operation ? [acl.operation] : []));
    if (!operations.length) say(at("operations"), "there is none", "Read, Write, Describe");
    const broad = operations.filter((o) => ["All", "Alter", "AlterConfigs", "ClusterAction", "Delete", "Create"].includes(o));
    if (broad.length) say(at("operations"), `may ${broad.join(", ")}`, "Read, Write or Describe");
    if (acl.host && acl.host !== "*") say(at("host"), "pods have no lasting addresses", "leave it out");
  });
}

/** Users of our own workloads have exactly what their roles do. */
function needs(world) {
  for (const a of world.set.all("TriggerAuthentication")) {
    for (const name of new Set(list(a.spec?.secretTargetRef).map((r) => r.name))) {
      const u = world.set.find("KafkaUser", name, namespaceOf(a));
      const more = list(u?.spec?.authorization?.acls).flatMap((x) => list(x.operations)).filter((o) => o !== "Describe" && o !== "DescribeConfigs");
      const may = new Set(list(u?.spec?.authorization?.acls).map((x) => `${x.resource?.type} ${x.resource?.name}`));
      const asked = world.set.all("ScaledObject", namespaceOf(a)).flatMap((s) => list(s.spec?.triggers)).filter((t) => t.type === "kafka" && t.authenticationRef?.name === a.metadata?.name);
      for (const need of new Set(asked.flatMap((t) => [`topic ${t.metadata?.topic}`, `group ${t.metadata?.consumerGroup}`]))) {
        if (u && !may.has(need)) world.problem(u, "spec.authorization.acls", `lacks Describe of the ${need}, which KEDA asks about`, "add it");
      }
      if (more.length) world.problem(u, "spec.authorization.acls", `may ${[...new Set(more)].join(", ")}, and asks only how much waits`, "Describe alone");
    }
  }
  for (const w of world.workloads) {
    const role = roleOf(world, w);
    if (!NEEDS[role]) continue;
    const needed = role === "ingest" && extracts(world, w) ? [...NEEDS[role], ...EXTRACTS] : NEEDS[role];
    for (const v of list(w.spec.volumes)) {
      const u = v.secret && world.set.find("KafkaUser", v.secret.secretName, w.namespace);
      if (!u) continue;
      const has = new Set(
        list(u.spec?.authorization?.acls)
          .filter((a) => a.type !== "deny")
          .flatMap((a) => list(a.operations).filter((o) => !HARMLESS.has(o)).map((o) => `${a.resource?.type} ${a.resource?.name} ${o}`)),
      );
      for (const need of needed) if (!has.has(need)) world.problem(u, "spec.authorization.acls", `lacks ${need}, which ${w.kind}/${w.name} does`, "add it");
      for (const more of has) if (!needed.includes(more)) world.problem(u, "spec.authorization.acls", `may ${more}, which ${w.kind}/${w.name} never does`, "leave it out");
    }
    const speaks = list(w.spec.volumes).some((v) => v.secret && world.set.find("KafkaUser", v.secret.secretName, w.namespace));
    if (!speaks && world.set.all("KafkaUser").length) world.problem(w.object, "spec.template.spec.volumes", "has no certificate of a KafkaUser", "mount the secret that is named as the user");
  }
}

function extracts(world, w) {
  const { container, path } = w.main[0];
  return world.environment(w, container, path).find((e) => e.name === "AIDWIRE_EXTRACTION_ENABLED")?.value !== "false";
}

function roleOf(world, w) {
  const { container, path } = w.main[0] ?? {};
  if (!container) return "";
  if (/(^|\/)ingest-service@/.test(container.image ?? "")) return isBackup(container) ? "backup" : "ingest";
  return world.environment(w, container, path).find((e) => e.name === "AIDWIRE_ROLES")?.value ?? "";
}
