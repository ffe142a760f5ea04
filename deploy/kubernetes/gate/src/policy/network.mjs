// Who may speak to whom: everything denied both ways, and every conversation that the set needs allowed.
import { namespaceOf } from "../objects.mjs";
import { entries, list, matches } from "./world.mjs";

export function network(world) {
  const policies = world.set.all("NetworkPolicy");
  for (const p of policies) policy(world, p);
  const homes = new Set(world.workloads.map((w) => w.namespace));
  for (const namespace of homes) denied(world, policies.filter((p) => namespaceOf(p) === namespace), namespace);
  if (policies.length) conversations(world, policies);
}

const typesOf = (p) => list(p.spec?.policyTypes).length ? p.spec.policyTypes : ["Ingress", ...(p.spec?.egress ? ["Egress"] : [])];
const selectsAll = (selector) => !entries(selector?.matchLabels).length && !list(selector?.matchExpressions).length;

function denied(world, policies, namespace) {
  for (const [type, field] of [["Ingress", "ingress"], ["Egress", "egress"]]) {
    const there = policies.some((p) => p.spec?.podSelector && selectsAll(p.spec.podSelector) && typesOf(p).includes(type) && !list(p.spec[field]).length);
    if (!there) world.problem(null, "", `in ${namespace || "the namespace"} nothing denies ${type.toLowerCase()} by default`, `a NetworkPolicy with podSelector {}, policyTypes [Ingress, Egress] and no rules`);
  }
}

function policy(world, p) {
  const say = (path, wrong, todo) => world.problem(p, path, wrong, todo);
  const { spec } = p;
  const taken = world.select(spec?.podSelector, namespaceOf(p));
  if (!taken.length) say("spec.podSelector", `no pod has the labels ${JSON.stringify(spec?.podSelector?.matchLabels ?? {})}`, "write them as the workload's template does");
  const types = typesOf(p);
  const allowed = [...list(spec?.ingress), ...list(spec?.egress)];
  if (spec?.podSelector && selectsAll(spec.podSelector) && (list(spec.ingress).length || !allowed.every((rule) => list(rule.ports).length && list(rule.ports).every((port) => port.port === 53)))) {
    if (allowed.length) say("spec.podSelector", "allows it to every pod of the namespace", "the labels of those who need it");
  }
  if (!spec?.podSelector) say("spec.podSelector", "is missing, which means every pod", "write {} where that is meant");
  if (!list(spec?.policyTypes).length) say("spec.policyTypes", "is missing", "say which ways it is about");
  for (const [type, field, peer] of [["Ingress", "ingress", "from"], ["Egress", "egress", "to"]]) {
    if (list(spec?.[field]).length && !types.includes(type)) say(`spec.${field}`, `is not looked at without ${type} in policyTypes`, `add ${type}`);
    list(spec?.[field]).forEach((rule, i) => {
      const at = (...steps) => ["spec", field, i, ...steps];
      if (!list(rule[peer]).length && !list(rule.ports).length) say(at(), `allows ${field} altogether`, `name ${peer} and ports`);
      else if (type === "Ingress" && !list(rule[peer]).length) say(at(), "lets everybody in", "name from");
      else if (!list(rule[peer]).length && !list(rule.ports).every((port) => [443, 6443, 53].includes(port.port))) say(at(), "leads to everybody on these ports", "name to");
      else if (!list(rule.ports).length && (taken.some((pod) => pod.workload) || list(rule[peer]).some((who) => !ofOperators(world, p, who)))) say(at(), "is about every port", "name ports");
      list(rule.ports).forEach((port, j) => port.port === undefined && say(at("ports", j), `is about every port (${port.protocol ?? "TCP"})`, "name port"));
      list(rule[peer]).forEach((who, j) => peerOf(world, p, who, at(peer, j), say));
      list(rule.ports).forEach((port, j) => portOf(world, p, type, rule, port, taken, at("ports", j), say));
    });
  }
}

/** Whether operators' pods alone are meant, which know among themselves at which ports they speak. */
function ofOperators(world, p, who) {
  return Boolean(who.podSelector) && !who.namespaceSelector && world.select(who.podSelector, namespaceOf(p)).every((pod) => !pod.workload);
}

/** Networks of one's own, and the addresses that clouds answer their secrets at. */
const PRIVATE = { "0.0.0.0/0": ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "169.254.0.0/16"], "::/0": ["fc00::/7", "fe80::/10"] };

function peerOf(world, p, who, at, say) {
  if (!entries(who).length) say(at, "names nobody", "a podSelector, namespaceSelector or ipBlock");
  if (who.ipBlock) {
    if (who.podSelector || who.namespaceSelector) say(at, "an ipBlock stands alone", "two peers");
    for (const part of list(who.ipBlock.except)) {
      if (isCidr(part) && isCidr(who.ipBlock.cidr) && !isWithin(part, who.ipBlock.cidr)) say([...at, "ipBlock", "except"], `${part} is not part of ${who.ipBlock.cidr}`, "leave it out");
    }
    if (at[1] === "egress" && /\/0$/.test(who.ipBlock.cidr ?? "") && !list(who.ipBlock.except).length) say([...at, "ipBlock"], "leads to the cluster's own network too", "except the private blocks");
    const left = PRIVATE[/\/0$/.test(who.ipBlock.cidr ?? "") && String(who.ipBlock.cidr).includes(":") ? "::/0" : "0.0.0.0/0"].filter((block) => !list(who.ipBlock.except).some((part) => isCidr(part) && isWithin(block, part)));
    if (at[1] === "egress" && /\/0$/.test(who.ipBlock.cidr ?? "") && list(who.ipBlock.except).length && left.length) say([...at, "ipBlock", "except"], `lacks ${left.join(", ")}: what is inside would be reached from outside's addresses`, "except all private blocks");
    if (at[1] === "ingress" && /\/0$/.test(who.ipBlock.cidr ?? "")) say([...at, "ipBlock"], "lets everybody in", "name who");
    for (const cidr of [who.ipBlock.cidr, ...list(who.ipBlock.except)]) if (!isCidr(cidr)) say([...at, "ipBlock"], `${cidr} is no block of addresses`, "such as 10.0.0.0/8");
    return;
  }
  if (who.namespaceSelector && selectsAll(who.namespaceSelector) && !who.podSelector) say([...at, "namespaceSelector"], "takes every pod of every namespace", "name the namespace");
  if (who.namespaceSelector && selectsAll(who.namespaceSelector) && who.podSelector) say([...at, "namespaceSelector"], "takes every namespace, and whoever gives a pod these labels is let through", "name the namespace");
  for (const key of Object.keys(who.namespaceSelector?.matchLabels ?? {})) {
    if (!key.includes("/")) say([...at, "namespaceSelector"], `namespaces have no label ${key} of themselves`, "kubernetes.io/metadata.name");
  }
  if (who.podSelector && !who.namespaceSelector && selectsAll(who.podSelector)) say([...at, "podSelector"], "takes every pod of the namespace", "name those who need it");
  const own = namespaceOf(p);
  const named = who.namespaceSelector?.matchLabels?.["kubernetes.io/metadata.name"];
  if (who.podSelector && (!who.namespaceSelector || named === own) && !world.select(who.podSelector, own).length) {
    say([...at, "podSelector"], `no pod has the labels ${JSON.stringify(who.podSelector.matchLabels ?? who.podSelector)}`, "write them as the workload's template does");
  }
}

function isCidr(text) {
  const [address, bits, more] = String(text).split("/");
  if (more !== undefined || !/^\d{1,3}$/.test(bits ?? "")) return false;
  if (address.includes(":")) return /^[0-9a-f:]+$/i.test(address) && Number(bits) <= 128;
  const parts = address.split(".");
  return parts.length === 4 && parts.every((x) => /^\d{1,3}$/.test(x) && Number(x) <= 255) && Number(bits) <= 32;
}

function isWithin(part, whole) {
  const [a, n] = bitsOf(part);
  const [b, m] = bitsOf(whole);
  return a.length === b.length && n >= m && a.slice(0, m) === b.slice(0, m);
}

/** The address in bits, and how many of them count. */
function bitsOf(cidr) {
  const [address, bits] = cidr.split("/");
  if (!address.includes(":")) return [address.split(".").map((x) => Number(x).toString(2).padStart(8, "0")).join(""), Number(bits)];
  const [head, tail = ""] = address.split("::");
  const parts = (s) => s.split(":").filter(Boolean);
  const middle = address.includes("::") ? Array(Math.max(0, 8 - parts(head).length - parts(tail).length)).fill("0") : [];
  return [[...parts(head), ...middle, ...parts(tail)].map((x) => parseInt(x, 16).toString(2).padStart(16, "0")).join(""), Number(bits)];
}

function portOf(world, p, type, rule, port, taken, at, say) {
  if (port.port === undefined) return;
  if (typeof port.port === "number" && !(port.port >= 1 && port.port <= 65535)) say([...at, "port"], `${port.port} is no port`, "1 to 65535");
  if (port.endPort !== undefined && !(port.endPort >= port.port)) say([...at, "endPort"], "ends before it begins", "above port");
  // Outside of this set nobody's ports are known.
  const peers = list(rule.to);
  const there = type === "Ingress" ? taken : peers.every((q) => q.podSelector && !q.namespaceSelector) ? peers.flatMap((q) => world.select(q.podSelector, namespaceOf(p))) : [];
  if (type === "Egress" && !peers.length) return;
  if (!there.length || port.endPort !== undefined) return;
  const known = there.some((pod) => pod.ports.some((q) => q.port === port.port || q.name === port.port));
  if (!known) say([...at, "port"], `none of ${[...new Set(there.map((t) => t.name))].join(", ")} has a port ${port.port}`, `there are ${[...new Set(there.flatMap((t) => t.ports.map((q) => `${q.name ?? ""}(${q.port})`)))].join(", ") || "none"}`);
}

/** What must be possible: names resolved, Kafka and Postgres reached by whoever is told of them, ways in, scraping. */
function conversations(world, policies) {
  for (const pod of world.pods) {
    if (pod.workload && !leaves(policies, pod, { namespace: "kube-system" }, 53, "UDP")) {
      world.problem(pod.owner, "", "cannot resolve names: no NetworkPolicy lets it ask the cluster's DNS (port 53, UDP)", "a policy with egress to kube-system");
    }
  }
  for (const w of world.workloads) {
    for (const { container, path } of w.main) {
      for (const each of world.environment(w, container, path)) {
        for (const [, name, port] of String(each.value ?? "").matchAll(each.name === "KAFKA_BOOTSTRAP_SERVERS" ? /([a-z0-9-]+)[a-z0-9.-]*:(\d+)/g : each.name === "QUARKUS_DATASOURCE_JDBC_URL" ? /postgresql:\/\/([a-z0-9-]+)[a-z0-9.-]*:(\d+)/g : /$^/g)) {
          reach(world, policies, w, name, Number(port));
        }
      }
    }
  }
  for (const pooler of world.set.all("Pooler")) {
    const from = world.pods.find((p) => p.owner === pooler);
    const to = world.pods.filter((p) => p.namespace === from.namespace && p.labels["cnpg.io/cluster"] === pooler.spec?.cluster?.name && p.labels["cnpg.io/podRole"] === "instance");
    to.forEach((t) => between(world, policies, pooler, from, t, 5432));
  }
  for (const s of world.set.all("ScaledObject")) {
    for (const t of list(s.spec?.triggers)) {
      const [, name, port] = /^([a-z0-9-]+)[a-z0-9.-]*:(\d+)/.exec(t.metadata?.bootstrapServers ?? "") ?? [];
      const service = name && world.service(name, namespaceOf(s));
      for (const pod of service ? world.select(service.selector, service.namespace) : []) {
        if (!openTo(policies, pod, Number(port))) world.problem(s, "", `no NetworkPolicy lets KEDA into ${pod.name} on port ${port}`, "an ingress rule from its namespace");
      }
    }
  }
  outwards(world, policies);
  homes(world, policies);
  operators(world, policies);
  waysIn(world, policies);
  scraped(world, policies);
}

/** Those who ask an issuer for its keys, or deliver webhooks, get out of the cluster. */
function outwards(world, policies) {
  for (const pod of world.pods.filter((p) => p.workload?.runsOn)) {
    const all = pod.workload.main.flatMap(({ container, path }) => world.environment(pod.workload, container, path));
    const issuer = all.find((e) => ["AIDWIRE_ACCESS_ISSUER", "QUARKUS_OIDC_AUTH_SERVER_URL"].includes(e.name))?.value;
    const inside = /^https?:\/\/[^/:]+\.svc\b|^https?:\/\/[^/:.]+(:|\/|$)/.test(issuer ?? "");
    const port = Number(/^https?:\/\/[^/:]+:(\d+)/.exec(issuer ?? "")?.[1] ?? 443);
    const [, collector, space, at] = /^https?:\/\/([\w-]+)\.([\w-]+)(?:\.svc[\w.-]*)?:(\d+)/.exec(all.find((e) => e.name === "QUARKUS_OTEL_EXPORTER_OTLP_ENDPOINT")?.value ?? "") ?? [];
    if (collector && !leaves(policies, pod, { namespace: space }, Number(at))) world.problem(pod.owner, "", `no NetworkPolicy lets traces out to ${collector} in ${space} on port ${at}`, "an egress rule to that namespace");
    if (issuer && !inside && !leavesCluster(policies, pod, port)) world.problem(pod.owner, "", `no NetworkPolicy lets it ask the issuer of tokens (${issuer}, port ${port})`, "an egress rule to the outside");
    if (all.some((e) => e.name === "AIDWIRE_ROLES" && /projector/.test(e.value ?? "")) && !leavesCluster(policies, pod, 443)) world.problem(pod.owner, "", "no NetworkPolicy lets webhooks out (443)", "an egress rule to the outside, except the private blocks");
  }
}

function leavesCluster(policies, pod, port) {
  const those = applying(policies, pod, "Egress");
  return !those.length || those.some((p) => list(p.spec.egress).some((r) => portFits(r, port, "TCP") && (!list(r.to).length || list(r.to).some((q) => q.ipBlock))));
}

/** Who scrapes lives in one namespace, and so do ingress controllers: of several that are named, one is misspelled. DNS has a label of its own everywhere. */
function homes(world, policies) {
  const scraped = new Set(world.set.all("ServiceMonitor").flatMap((m) => list(m.spec?.endpoints).map((e) => e.port)).concat(world.set.all("PodMonitor").flatMap((m) => list(m.spec?.podMetricsEndpoints).map((e) => e.port))));
  const led = new Set(world.set.all("Ingress").flatMap((i) => list(i.spec?.rules).flatMap((r) => list(r.http?.paths).map((p) => p.backend?.service?.name))));
  const kinds = { Prometheus: (q) => scraped.has(q.name), "the ingress controller": (q, pod) => q.name === "http" && world.set.all("Service", pod.namespace).some((s) => led.has(s.metadata?.name) && matches(s.spec?.selector, pod.labels)) };
  for (const [who, asked] of Object.entries(kinds)) {
    const named = [];
    for (const p of policies) {
      const pods = world.select(p.spec?.podSelector, namespaceOf(p));
      for (const [i, rule] of list(p.spec?.ingress).entries()) {
        const ports = pods.flatMap((pod) => pod.ports.filter((q) => list(rule.ports).some((x) => x.port === q.port || x.port === q.name)).map((q) => [q, pod]));
        if (!ports.length || !ports.every(([q, pod]) => asked(q, pod))) continue;
        for (const peer of list(rule.from)) {
          const namespace = peer.namespaceSelector?.matchLabels?.["kubernetes.io/metadata.name"];
          const app = peer.podSelector?.matchLabels?.["app.kubernetes.io/name"];
          if (namespace && app) named.push({ namespace, app, p, i });
        }
      }
    }
    for (const app of new Set(named.map((n) => n.app))) {
      const of = named.filter((n) => n.app === app);
      const count = (namespace) => of.filter((n) => n.namespace === namespace).length;
      const usual = of.map((n) => n.namespace).sort((a, b) => count(b) - count(a))[0];
      for (const { namespace, p, i } of of) if (namespace !== usual && count(usual) > count(namespace)) world.problem(p, ["spec", "ingress", i], `lets ${who} in from ${namespace}, and other policies from ${usual}`, usual);
    }
  }
  for (const p of policies) {
    list(p.spec?.egress).forEach((rule, i) => {
      if (!list(rule.ports).some((x) => x.port === 53)) return;
      list(rule.to).forEach((peer, j) => {
        const label = peer.podSelector?.matchLabels?.["k8s-app"];
        if (peer.namespaceSelector?.matchLabels?.["kubernetes.io/metadata.name"] === "kube-system" && label !== undefined && !["kube-dns", "node-local-dns"].includes(label)) world.problem(p, ["spec", "egress", i, "to", j], `the cluster's DNS has not the label ${label}, CoreDNS neither`, "k8s-app: kube-dns");
      });
    });
  }
}

/** What operators' pods do among themselves, with their operator, and with the cluster's API. */
function operators(world, policies) {
  const pods = world.pods.filter((p) => !p.workload);
  const api = (pod) => {
    const those = applying(policies, pod, "Egress");
    const open = (rule) => (!list(rule.to).length || list(rule.to).some((q) => q.ipBlock)) && [443, 6443].some((n) => portFits(rule, n, "TCP"));
    if (those.length && !those.some((p) => list(p.spec.egress).some(open))) world.problem(pod.owner, "", `no NetworkPolicy lets ${pod.name} out to the cluster's API (443, 6443)`, "an egress rule bound by port");
  };
  for (const pod of pods) {
    const cluster = pod.labels["strimzi.io/cluster"] ?? pod.labels["cnpg.io/cluster"];
    const peers = pods.filter((p) => p.namespace === pod.namespace && (p.labels["strimzi.io/cluster"] ?? p.labels["cnpg.io/cluster"]) === cluster);
    const entity = pod.labels["strimzi.io/name"]?.endsWith("-entity-operator");
    if (pod.labels["strimzi.io/pool-name"]) {
      const ports = pod.labels["strimzi.io/controller-role"] === "true" ? [9090] : [9091];
      peers.filter((p) => p.labels["strimzi.io/pool-name"]).forEach((p) => ports.forEach((n) => between(world, policies, p.owner, p, pod, n)));
      if (!openTo(policies, pod, 8443)) world.problem(pod.owner, "", `no NetworkPolicy lets Strimzi's operator into ${pod.name} (8443, 9090, 9091)`, "an ingress rule from its namespace");
    }
    if (entity) {
      peers.filter((p) => p.labels["strimzi.io/broker-role"] === "true").forEach((p) => between(world, policies, pod.owner, pod, p, 9091));
      api(pod);
    }
    if (pod.labels["cnpg.io/podRole"] === "instance") {
      if ((pod.owner.spec?.instances ?? 1) > 1) between(world, policies, pod.owner, pod, pod, 5432);
      if (!openTo(policies, pod, 8000)) world.problem(pod.owner, "", `no NetworkPolicy lets CloudNativePG's operator into ${pod.name} (8000)`, "an ingress rule from its namespace");
    }
    if (pod.labels["cnpg.io/cluster"]) api(pod);
  }
}

function reach(world, policies, w, name, port) {
  const service = world.service(name, w.namespace);
  const from = world.pods.find((p) => p.workload === w);
  if (!service || !from) return;
  for (const to of world.select(service.selector, service.namespace)) between(world, policies, w.object, from, to, port);
}

function between(world, policies, object, from, to, port) {
  if (!leaves(policies, from, to, port)) world.problem(object, "", `no NetworkPolicy lets it go out to ${to.name} on port ${port}`, "an egress rule to those pods");
  if (!enters(policies, from, to, port)) world.problem(object, "", `no NetworkPolicy lets it into ${to.name} on port ${port}`, "an ingress rule at those pods");
}

function applying(policies, pod, type) {
  return policies.filter((p) => namespaceOf(p) === pod.namespace && typesOf(p).includes(type) && matches(p.spec?.podSelector, pod.labels));
}

const portFits = (rule, port, protocol, pod) =>
  !list(rule.ports).length ||
  list(rule.ports).some((p) => (p.protocol ?? "TCP") === protocol && (p.port === undefined || p.port === port || (p.endPort !== undefined && port >= p.port && port <= p.endPort) || pod?.ports?.some((q) => q.name === p.port && q.port === port)));

function peerFits(rule, field, other, home) {
  return (
    !list(rule[field]).length ||
    list(rule[field]).some((q) => {
      if (q.ipBlock) return false;
      const inNamespace = q.namespaceSelector
        ? matches(q.namespaceSelector, { "kubernetes.io/metadata.name": other.namespace })
        : other.namespace === home;
      return inNamespace && (!q.podSelector || other.labels === undefined || matches(q.podSelector, other.labels));
    })
  );
}

function leaves(policies, from, to, port, protocol = "TCP") {
  const those = applying(policies, from, "Egress");
  return !those.length || those.some((p) => list(p.spec.egress).some((r) => portFits(r, port, protocol, to) && peerFits(r, "to", to, from.namespace)));
}

function enters(policies, from, to, port) {
  const those = applying(policies, to, "Ingress");
  return !those.length || those.some((p) => list(p.spec.ingress).some((r) => portFits(r, port, "TCP", to) && peerFits(r, "from", from, to.namespace)));
}

/** Whether some rule lets somebody of another namespace in. */
function openTo(policies, pod, port) {
  const those = applying(policies, pod, "Ingress");
  return !those.length || those.some((p) => list(p.spec.ingress).some((r) => portFits(r, port, "TCP", pod) && (!list(r.from).length || list(r.from).some((q) => q.namespaceSelector || q.ipBlock))));
}

function waysIn(world, policies) {
  for (const i of world.set.all("Ingress")) {
    for (const p of list(i.spec?.rules).flatMap((r) => list(r.http?.paths))) {
      const service = world.set.find("Service", p.backend?.service?.name, namespaceOf(i));
      for (const [pod, port] of targets(world, service, (q) => q.name === p.backend.service.port?.name || q.port === p.backend.service.port?.number)) {
        if (!openTo(policies, pod, port)) world.problem(i, "", `no NetworkPolicy lets the ingress controller into ${pod.name} on port ${port}`, "an ingress rule from its namespace");
      }
    }
  }
}

function scraped(world, policies) {
  for (const m of world.set.all("ServiceMonitor")) {
    for (const service of world.set.all("Service", namespaceOf(m)).filter((s) => matches(m.spec?.selector, s.metadata?.labels ?? {}))) {
      for (const e of list(m.spec?.endpoints)) scrapeable(world, policies, m, targets(world, service, (q) => q.name === e.port));
    }
  }
  for (const m of world.set.all("PodMonitor")) {
    for (const e of list(m.spec?.podMetricsEndpoints)) {
      const pods = world.select(m.spec?.selector, namespaceOf(m));
      scrapeable(world, policies, m, pods.flatMap((pod) => pod.ports.filter((q) => q.name === e.port).map((q) => [pod, q.port])));
    }
  }
}

function scrapeable(world, policies, monitor, all) {
  for (const [pod, port] of all) {
    if (!openTo(policies, pod, port)) world.problem(monitor, "", `no NetworkPolicy lets Prometheus into ${pod.name} on port ${port}`, "an ingress rule from its namespace");
  }
}

function targets(world, service, chosen) {
  if (!service) return [];
  const pods = world.select(service.spec?.selector, namespaceOf(service));
  return list(service.spec?.ports)
    .filter(chosen)
    .flatMap((q) => pods.flatMap((pod) => pod.ports.filter((x) => x.name === (q.targetPort ?? q.port) || x.port === (q.targetPort ?? q.port)).map((x) => [pod, x.port])));
}
