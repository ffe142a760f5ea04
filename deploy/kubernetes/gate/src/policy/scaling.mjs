// How many there are: autoscalers, disruption budgets, KEDA.
import { namespaceOf } from "../objects.mjs";
import { cronFault } from "./pods.mjs";
import { list, matches, quantity } from "./world.mjs";

/** The scalers whose fields are text to the schema, of those that come into question here. */
const TRIGGERS = new Set(["kafka", "apache-kafka", "cpu", "memory", "cron", "prometheus", "postgresql", "metrics-api", "external", "external-push", "kubernetes-workload"]);
const KAFKA_FIELDS = new Set(
  ("bootstrapServers consumerGroup topic lagThreshold activationLagThreshold offsetResetPolicy allowIdleConsumers scaleToZeroOnInvalidOffset excludePersistentLag limitToPartitionsWithLag " +
    "ensureEvenDistributionOfPartitions version partitionLimitation sasl tls unsafeSsl saslTokenProvider awsRegion bootstrapServersFromEnv consumerGroupFromEnv topicFromEnv").split(" "),
);

const KAFKA_PARAMETERS = new Set("sasl username password realm kerberosConfig keytab kerberosServiceName tls ca cert key keyPassword oauthTokenEndpointUri scopes oauthExtensions awsEndpoint awsAccessKeyID awsSecretAccessKey awsRoleArn".split(" "));

export function scaling(world) {
  const { set } = world;
  const scaled = new Map();
  for (const s of [...set.all("HorizontalPodAutoscaler"), ...set.all("ScaledObject")]) {
    const target = targetOf(world, s);
    if (!target) continue;
    if (scaled.has(target)) world.problem(s, "spec.scaleTargetRef", `${target.kind}/${target.metadata.name} is scaled by ${scaled.get(target).kind}/${scaled.get(target).metadata.name} too`, "keep one: they would undo each other's work");
    scaled.set(target, s);
    if (target.spec?.replicas !== undefined) world.problem(target, "spec.replicas", `is the autoscaler's to say (${s.kind}/${s.metadata.name}); each apply would set it back`, "leave it out");
  }
  for (const w of world.workloads.filter((x) => x.kind === "Deployment" || x.kind === "StatefulSet")) {
    if (w.object.spec?.replicas === undefined && !scaled.has(w.object)) world.problem(w.object, "spec.replicas", "is not set, and no autoscaler says it: one would run", "set it, or add the autoscaler");
  }
  for (const h of set.all("HorizontalPodAutoscaler")) autoscaler(world, h);
  for (const s of set.all("ScaledObject")) keda(world, s);
  for (const a of [...set.all("TriggerAuthentication"), ...set.all("ClusterTriggerAuthentication")]) {
    const forKafka = set.all("ScaledObject").some((s) => list(s.spec?.triggers).some((t) => t.type === "kafka" && t.authenticationRef?.name === a.metadata?.name));
    const given = new Set([...list(a.spec?.secretTargetRef), ...list(a.spec?.env)].map((r) => r.parameter));
    const wantsTls = set.all("Kafka").some((k) => list(k.spec?.kafka?.listeners).every((l) => l.authentication?.type === "tls"));
    if (forKafka && wantsTls && !given.has("cert") && !list(a.spec?.filePath).length) world.problem(a, "spec.secretTargetRef", "brings no certificate, and Kafka lets nobody in without", "ca, cert and key");
    for (const [one, other] of [["cert", "key"], ["key", "cert"], ["cert", "ca"]]) {
      if (forKafka && given.has(one) && !given.has(other)) world.problem(a, "spec.secretTargetRef", `brings ${one} without ${other}`, `parameter: ${other}`);
    }
    list(a.spec?.secretTargetRef).forEach((r, i) => {
      if (forKafka && !KAFKA_PARAMETERS.has(r.parameter)) world.problem(a, ["spec", "secretTargetRef", i, "parameter"], `KEDA's Kafka scaler asks for no ${r.parameter}`, [...KAFKA_PARAMETERS].join(", "));
    });
  }
  spared(world, scaled);
  budgets(world, scaled);
}

/** Where the store has standbys, no node and no roll-out is to be noticed: of each of ours there are two at least. */
function spared(world, scaled) {
  if (!world.set.all("Cluster").some((c) => (c.spec?.instances ?? 1) > 1)) return;
  for (const w of world.workloads.filter((x) => x.kind === "Deployment" && x.main.some(({ container }) => /(^|\/)(ingest|query)-service@/.test(container.image ?? "")))) {
    const by = scaled.get(w.object);
    const [object, path] = by ? [by, by.kind === "ScaledObject" ? "spec.minReplicaCount" : "spec.minReplicas"] : [w.object, "spec.replicas"];
    const least = by ? (by.spec.minReplicas ?? by.spec.minReplicaCount ?? 1) : w.object.spec?.replicas;
    if (least === 1) world.problem(object, path, `one replica of ${w.kind}/${w.name} cannot be spared, and each drain takes it`, "2, as the store has standbys too");
  }
}

function targetOf(world, s) {
  const { kind = "Deployment", name, apiVersion } = s.spec?.scaleTargetRef ?? {};
  const found = world.set.find(kind, name, namespaceOf(s));
  if (!found) world.problem(s, "spec.scaleTargetRef", `there is no ${kind} ${name} in ${namespaceOf(s)}`, `there are: ${world.set.all(kind, namespaceOf(s)).map((o) => o.metadata?.name).join(", ") || "none"}`);
  else if (apiVersion !== undefined && apiVersion !== found.apiVersion) world.problem(s, "spec.scaleTargetRef.apiVersion", `${kind} is ${found.apiVersion}, not ${apiVersion}`, found.apiVersion);
  return found;
}

function autoscaler(world, h) {
  const { minReplicas = 1, maxReplicas, metrics } = h.spec ?? {};
  const say = (path, wrong, todo) => world.problem(h, path, wrong, todo);
  if (minReplicas > maxReplicas) say("spec.minReplicas", `${minReplicas} is above maxReplicas (${maxReplicas})`, "at most that");
  if (minReplicas < 1) say("spec.minReplicas", "nothing would run", "2");
  if (!list(metrics).length) say("spec.metrics", "there is nothing to scale on", "cpu");
  const workload = world.workloads.find((w) => w.name === h.spec?.scaleTargetRef?.name && w.namespace === namespaceOf(h) && w.kind === (h.spec.scaleTargetRef.kind ?? "Deployment"));
  list(metrics).forEach((m, i) => {
    const at = (...steps) => ["spec", "metrics", i, ...steps];
    const field = { Resource: "resource", Pods: "pods", Object: "object", External: "external", ContainerResource: "containerResource" }[m.type];
    if (!field || m[field] === undefined) say(at("type"), `says ${m.type} and describes none`, `${field ?? "Resource"}: {...}`);
    const target = m[field]?.target;
    const values = { Utilization: "averageUtilization", AverageValue: "averageValue", Value: "value" };
    if (target && target[values[target.type]] === undefined) say(at(field, "target"), `says ${target.type} without ${values[target.type]}`, "name it");
    const others = Object.values(values).filter((field2) => field2 !== values[target?.type] && target?.[field2] !== undefined);
    if (others.length) say(at(field, "target"), `says ${target.type} and ${others.join(", ")} besides`, "one of them");
    if (target?.averageUtilization !== undefined && !(target.averageUtilization > 0 && target.averageUtilization <= 100)) say(at(field, "target", "averageUtilization"), `${target.averageUtilization} % of the request`, "1 to 100");
    const resource = m.resource?.name;
    if (resource && !["cpu", "memory"].includes(resource)) say(at("resource", "name"), `there is no resource ${resource}`, "cpu or memory");
    if (resource === "memory") say(at("resource", "name"), "a Java heap does not shrink, so this never scales down", "cpu");
    for (const { container } of workload?.main ?? []) {
      if (resource && target?.type === "Utilization" && quantity(container.resources?.requests?.[resource]) === null) say(at("resource"), `the container ${container.name} requests no ${resource}, so its share is unknown`, "set the request");
    }
  });
}

function keda(world, s) {
  const { set } = world;
  const { minReplicaCount = 0, maxReplicaCount = 100, triggers, fallback, idleReplicaCount } = s.spec ?? {};
  const say = (path, wrong, todo) => world.problem(s, path, wrong, todo);
  const paused = Object.keys(s.metadata?.annotations ?? {}).filter((key) => /^autoscaling\.keda\.sh\/paused/.test(key) && s.metadata.annotations[key] !== "false");
  paused.forEach((key) => say(["metadata", "annotations", key], "nothing is scaled until it is taken away", "for an hour by kubectl annotate, not here"));
  if (minReplicaCount < 1) say("spec.minReplicaCount", "nothing would run while nothing waits, and the read model would stand still", "2");
  if (minReplicaCount > maxReplicaCount) say("spec.minReplicaCount", `${minReplicaCount} is above maxReplicaCount (${maxReplicaCount})`, "at most that");
  if (idleReplicaCount !== undefined) say("spec.idleReplicaCount", "goes below the least number", "leave it out");
  if (fallback && !(fallback.replicas >= minReplicaCount && fallback.replicas <= maxReplicaCount)) say("spec.fallback.replicas", `${fallback.replicas} is not within ${minReplicaCount} and ${maxReplicaCount}`, "within them");
  const watched = list(triggers).filter((t) => t.type === "kafka").map((t) => t.metadata?.topic);
  if (new Set(watched).size < watched.length) say("spec.triggers", "two triggers watch one topic", "one a topic");
  for (const [one, other] of [["aid.articles", "aid.statements"], ["aid.statements", "aid.articles"]]) {
    if (watched.includes(one) && !watched.includes(other)) say("spec.triggers", `nothing watches ${other}, which projectors read too`, "a trigger for each");
  }
  if (!list(triggers).length) say("spec.triggers", "there is nothing to scale on", "kafka");
  list(triggers).forEach((t, i) => {
    const at = (...steps) => ["spec", "triggers", i, ...steps];
    const m = t.metadata ?? {};
    const auth = t.authenticationRef;
    if (auth && !set.find(auth.kind ?? "TriggerAuthentication", auth.name, auth.kind === "ClusterTriggerAuthentication" ? undefined : namespaceOf(s))) say(at("authenticationRef"), `there is no ${auth.kind ?? "TriggerAuthentication"} ${auth.name}`, `there are: ${set.all("TriggerAuthentication").map((a) => a.metadata.name).join(", ") || "none"}`);
    if (!TRIGGERS.has(t.type)) say(at("type"), `KEDA has no scaler ${t.type}`, "kafka");
    if (t.type === "cron") {
      for (const field of ["start", "end"]) if (cronFault(m[field])) say(at("metadata", field), `${JSON.stringify(m[field])} ${cronFault(m[field])}`, "minute, hour, day, month, weekday");
    }
    if (t.type !== "kafka") return;
    for (const field of Object.keys(m)) if (!KAFKA_FIELDS.has(field)) say(at("metadata", field), "is nothing that KEDA's Kafka scaler asks for", "see to the spelling");
    for (const field of ["bootstrapServers", "consumerGroup", "topic", "lagThreshold"]) if (m[field] === undefined) say(at("metadata", field), "is missing", "KEDA's Kafka scaler asks for it");
    if (m.lagThreshold !== undefined && !/^[1-9]\d*$/.test(m.lagThreshold)) say(at("metadata", "lagThreshold"), `${m.lagThreshold} is no number of records`, "such as 2000");
    for (const field of ["allowIdleConsumers", "scaleToZeroOnInvalidOffset", "excludePersistentLag", "limitToPartitionsWithLag", "unsafeSsl"]) {
      if (m[field] !== undefined && !/^(true|false)$/.test(m[field])) say(at("metadata", field), `is ${JSON.stringify(m[field])}`, '"true" or "false"');
    }
    if (m.unsafeSsl === "true") say(at("metadata", "unsafeSsl"), "speaks to whoever answers", "leave it out");
    const topics = set.all("KafkaTopic");
    const topic = topics.find((k) => (k.spec?.topicName ?? k.metadata?.name) === m.topic);
    if (topics.length && !topic) say(at("metadata", "topic"), `there is no topic ${m.topic}`, `there are: ${topics.map((k) => k.metadata.name).join(", ")}`);
    if (topic && maxReplicaCount > topic.spec.partitions) say("spec.maxReplicaCount", `${maxReplicaCount} replicas share ${topic.spec.partitions} partitions of ${m.topic}`, `${topic.spec.partitions} at most: the rest would be idle`);
    const groups = new Set(set.all("KafkaUser").flatMap((u) => list(u.spec?.authorization?.acls).filter((a) => a.resource?.type === "group").map((a) => a.resource.name)));
    if (groups.size && !groups.has(m.consumerGroup)) say(at("metadata", "consumerGroup"), `no KafkaUser is in the group ${m.consumerGroup}`, `there are: ${[...groups].join(", ")}`);
    for (const server of String(m.bootstrapServers ?? "").split(",")) server && bootstrap(world, s, server.trim(), at("metadata", "bootstrapServers"), say);
    const tls = [...set.all("Kafka")].some((k) => list(k.spec?.kafka?.listeners).every((l) => l.tls));
    if (tls && m.tls !== "enable") say(at("metadata", "tls"), "Kafka listens with TLS alone", "tls: enable");
    if (tls && !auth) say(at("authenticationRef"), "Kafka lets nobody in without a certificate", "name a TriggerAuthentication");
  });
}

function bootstrap(world, s, server, at, say) {
  const parts = /^([a-z0-9-]+)(?:\.([a-z0-9-]+)[a-z0-9.]*)?:(\d+)$/.exec(server);
  if (!parts) {
    say(at, `${server} is no host:port`, "host.namespace.svc:9093");
    return;
  }
  // KEDA lives in another namespace, so the host needs ours.
  const found = world.service(parts[1], parts[2] ?? "");
  if (!found) say(at, `there will be no service ${parts[1]} in ${parts[2] ?? "KEDA's own namespace"}`, `${parts[1]}.${namespaceOf(s)}.svc`);
  else if (!found.ports.includes(Number(parts[3]))) say(at, `the service ${parts[1]} has no port ${parts[3]}`, `it has ${found.ports.join(", ")}`);
}

function budgets(world, scaled) {
  const { set } = world;
  for (const b of set.all("PodDisruptionBudget")) {
    const say = (path, wrong, todo) => world.problem(b, path, wrong, todo);
    const { maxUnavailable, minAvailable, selector } = b.spec ?? {};
    const taken = world.select(selector, namespaceOf(b));
    if (!selector || !taken.length) say("spec.selector", "guards no pod", "write the labels as the workload's template does");
    if (new Set(taken.map((p) => p.owner)).size > 1) say("spec.selector", `guards ${taken.map((p) => p.name).join(" and ")} together`, "one budget a workload");
    if (maxUnavailable !== undefined && minAvailable !== undefined) say("spec", "has both maxUnavailable and minAvailable", "one of them");
    if (maxUnavailable === undefined && minAvailable === undefined) say("spec", "says neither maxUnavailable nor minAvailable", "maxUnavailable: 1");
    if (/^0%?$/.test(String(maxUnavailable)) || minAvailable === "100%") say("spec", "no node could ever be drained", "maxUnavailable: 1");
    for (const value of [maxUnavailable, minAvailable]) if (typeof value === "string" && !/^\d{1,3}%$/.test(value)) say("spec", `${value} is neither a number nor a percentage`, "such as 1 or 25%");
    for (const pod of taken.filter((p) => p.workload)) {
      const by = scaled.get(pod.owner);
      const least = by ? (by.spec.minReplicas ?? by.spec.minReplicaCount ?? 1) : (pod.owner.spec?.replicas ?? 1);
      const gone = typeof maxUnavailable === "number" ? maxUnavailable : /%$/.test(maxUnavailable ?? "") ? Math.ceil((parseInt(maxUnavailable, 10) / 100) * least) : 0;
      if (least > 1 && gone >= least) say("spec.maxUnavailable", `${maxUnavailable} of ${least} replicas may go: a drain may take all of them at once`, "1");
      if (/^0%?$/.test(String(minAvailable))) say("spec.minAvailable", "none must be there: a drain may take all of them at once", "maxUnavailable: 1");
      if (typeof minAvailable === "number" && minAvailable >= least) say("spec.minAvailable", `${minAvailable} of ${least} replicas must always be there: no node could be drained`, "maxUnavailable: 1");
    }
  }
  for (const w of world.workloads.filter((x) => x.kind === "Deployment" || x.kind === "StatefulSet")) {
    const guards = set.all("PodDisruptionBudget", w.namespace).filter((b) => b.spec?.selector && matches(b.spec.selector, w.labels));
    if (guards.length === 0) world.problem(w.object, "", "has no PodDisruptionBudget: a drain may take all of it at once", "add one");
    if (guards.length > 1) world.problem(w.object, "", `has ${guards.length} PodDisruptionBudgets: evictions fail`, "keep one");
  }
}

