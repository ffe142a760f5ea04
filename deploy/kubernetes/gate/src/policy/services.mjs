// Services and the ways in: selectors that take pods, ports that these have.
import { namespaceOf } from "../objects.mjs";
import { entries, list } from "./world.mjs";
import { twice } from "./pods.mjs";

const HOST = /^(\*\.)?[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)+$/;

export function services(world) {
  for (const s of world.set.all("Service")) service(world, s);
  for (const i of world.set.all("Ingress")) ingress(world, i);
  if (world.set.all("Ingress").length) reachable(world);
  const routes = world.set.all("Ingress").flatMap((i) => list(i.spec?.rules).flatMap((r) => list(r.http?.paths).map((p) => [`${r.host ?? "*"}${p.path ?? "/"}`, i])));
  twice(routes.map(([route]) => route), (route) => world.problem(routes.findLast(([r]) => r === route)[1], "spec.rules", `${route} is served twice`, "keep one"));
}

/** What clients speak to has a way in; registrations of webhooks lead to whoever can write. */
function reachable(world) {
  const paths = world.set.all("Ingress").flatMap((i) => list(i.spec?.rules).flatMap((r) => list(r.http?.paths).map((p) => ({ i, host: r.host, path: p.path ?? "/", to: p.backend?.service?.name }))));
  const podsOf = (name, i) => world.select(world.set.find("Service", name, namespaceOf(i))?.spec?.selector ?? { none: "none" }, namespaceOf(i));
  const reached = new Set(paths.flatMap(({ to, i }) => podsOf(to, i)));
  const value = (pod, name) => pod.workload?.main.flatMap(({ container, path }) => world.environment(pod.workload, container, path)).find((e) => e.name === name)?.value ?? "";
  for (const pod of world.pods.filter((p) => p.workload?.runsOn)) {
    const ours = /(^|\/)(ingest|query)-service@/.test(pod.workload.main[0]?.container.image ?? "") && value(pod, "AIDWIRE_ROLES") !== "projector";
    const to = paths.filter(({ to: name, i }) => podsOf(name, i).includes(pod));
    if (ours && to.length && !to.some((p) => p.path === "/" || /^\/v1(\/|$)/.test(p.path))) world.problem(to[0].i, "spec.rules", `${to.map((p) => p.path).join(", ")} leads to ${pod.name}, which serves /v1`, "/");
    if (ours && !reached.has(pod)) world.problem(pod.owner, "", "no Ingress leads to it", "a path of its own");
  }
  for (const host of new Set(paths.map((p) => p.host))) {
    for (const route of ["/v1/webhooks", "/v1/dead-letters"]) {
      const best = paths.filter((p) => p.host === host && route.startsWith(p.path)).sort((a, b) => b.path.length - a.path.length)[0];
      for (const pod of best ? podsOf(best.to, best.i) : []) {
        const store = /postgresql:\/\/([a-z0-9-]+)/.exec(value(pod, "QUARKUS_DATASOURCE_JDBC_URL"))?.[1];
        const access = store && world.service(store, pod.namespace)?.access;
        if (access && access !== "rw") world.problem(best.i, "spec.rules", `${host}${route} leads to ${pod.name}, whose store (${store}) takes no ${route === "/v1/webhooks" ? "registration" : "replay"} down`, "a replica that speaks to the primary");
      }
    }
  }
}

function service(world, s) {
  const { spec } = s;
  const say = (path, wrong, todo) => world.problem(s, path, wrong, todo);
  if (spec?.type && spec.type !== "ClusterIP") say("spec.type", `${spec.type} opens a way in beside the ingress`, "leave it out");
  if (spec?.externalTrafficPolicy !== undefined && (spec.type ?? "ClusterIP") === "ClusterIP") say("spec.externalTrafficPolicy", "is for services with a way in from outside", "leave it out");
  if (spec?.internalTrafficPolicy === "Local") say("spec.internalTrafficPolicy", "leads nowhere from nodes without a pod of it", "leave it out");
  if (spec?.externalIPs) say("spec.externalIPs", "opens a way in beside the ingress", "leave it out");
  if (spec?.externalName) say("spec.externalName", "is for the type ExternalName alone", "leave it out");
  list(spec?.ports).forEach((p, i) => {
    if (p.nodePort !== undefined) say(["spec", "ports", i, "nodePort"], "opens a way in beside the ingress", "leave it out");
  });
  if (!entries(spec?.selector).length) {
    say("spec.selector", "selects no pods", "name the labels of one workload");
    return;
  }
  const taken = world.select(spec.selector, namespaceOf(s));
  if (!taken.length) say("spec.selector", `no pod has the labels ${JSON.stringify(spec.selector)}`, "write them as the workload's template does");
  const owners = new Set(taken.map((p) => p.owner));
  if (owners.size > 1) say("spec.selector", `takes the pods of ${[...taken].map((p) => p.name).join(", ")}`, "name labels that one workload alone has");
  const all = list(spec.ports);
  if (all.length === 0) say("spec.ports", "there is none", "name one at least");
  twice(all.map((p) => p.name).filter(Boolean), (name) => say("spec.ports", `two ports are named ${name}`, "name each once"));
  twice(all.map((p) => `${p.port}/${p.protocol ?? "TCP"}`), (each) => say("spec.ports", `${each} is there twice`, "keep one"));
  all.forEach((p, i) => {
    if (all.length > 1 && !p.name) say(["spec", "ports", i, "name"], "is missing", "of several ports each has a name");
    if (!(p.port >= 1 && p.port <= 65535)) say(["spec", "ports", i, "port"], `${p.port} is no port`, "1 to 65535");
    if (p.name && !/^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/.test(p.name)) say(["spec", "ports", i, "name"], `${p.name} is no port name`, "small letters, digits and -");
    const target = p.targetPort ?? p.port;
    for (const pod of taken) {
      const found = portOf(pod, target, p.protocol ?? "TCP");
      if (!found) say(["spec", "ports", i, "targetPort"], `${pod.name} has no port ${target}/${p.protocol ?? "TCP"}`, `it has ${pod.ports.map((q) => `${q.name ?? ""}(${q.port})`).join(", ") || "none"}`);
      else if (p.name && found.name && pod.ports.some((q) => q.name === p.name) && found.name !== p.name) {
        say(["spec", "ports", i, "targetPort"], `the port ${p.name} leads to ${found.name}`, `targetPort: ${p.name}`);
      }
    }
  });
}

export function portOf(pod, target, protocol = "TCP") {
  const byNumber = typeof target === "number" || /^\d+$/.test(target);
  return pod.ports.find((p) => p.protocol === protocol && (byNumber ? p.port === Number(target) : p.name === target));
}

function ingress(world, i) {
  const { spec } = i;
  const say = (path, wrong, todo) => world.problem(i, path, wrong, todo);
  if (!spec?.ingressClassName) say("spec.ingressClassName", "is missing", "name the controller's class");
  const covered = new Set(list(spec?.tls).flatMap((t) => list(t.hosts)));
  if (spec?.defaultBackend) backend(world, i, spec.defaultBackend, ["spec", "defaultBackend"], say);
  list(spec?.rules).forEach((rule, n) => {
    const at = (...steps) => ["spec", "rules", n, ...steps];
    if (!rule.host) say(at("host"), "serves every host name", "name the host");
    else if (!HOST.test(rule.host)) say(at("host"), `${rule.host} is no host name`, "small letters, digits, - and .");
    else if (!covered.has(rule.host) && !covered.has(`*.${rule.host.split(".").slice(1).join(".")}`)) say(at("host"), `${rule.host} has no certificate under spec.tls`, "add it to the hosts of one");
    if (!list(rule.http?.paths).length) say(at("http", "paths"), "there is none", "one at least");
    list(rule.http?.paths).forEach((p, m) => {
      if (!p.path?.startsWith("/")) say(at("http", "paths", m, "path"), `${p.path} does not begin with /`, "/...");
      if (p.pathType === "ImplementationSpecific") say(at("http", "paths", m, "pathType"), "means what the controller likes", "Prefix or Exact");
      backend(world, i, p.backend, at("http", "paths", m, "backend"), say);
    });
  });
  const hosts = new Set(list(spec?.rules).map((r) => r.host));
  for (const host of covered) if (!hosts.has(host) && !(host.startsWith("*.") && [...hosts].some((h) => h?.endsWith(host.slice(1))))) say("spec.tls", `${host} has a certificate and no rule`, "see to the spelling");
}

function backend(world, i, to, at, say) {
  const name = to?.service?.name;
  const found = name && world.set.find("Service", name, namespaceOf(i));
  if (!found) {
    say([...at, "service", "name"], `there is no Service ${name ?? "(none)"} in ${namespaceOf(i)}`, `there are: ${world.set.all("Service", namespaceOf(i)).map((s) => s.metadata.name).join(", ")}`);
    return;
  }
  const { port = {} } = to.service;
  if (port.name !== undefined && port.number !== undefined) say([...at, "service", "port"], "has both a name and a number", "the name");
  const fits = list(found.spec?.ports).find((p) => (port.name !== undefined ? p.name === port.name : p.port === port.number));
  if (!fits) say([...at, "service", "port"], `the Service ${name} has no port ${port.name ?? port.number ?? "(none)"}`, `it has ${list(found.spec?.ports).map((p) => `${p.name ?? ""}(${p.port})`).join(", ")}`);
  else if (fits.name === "management") say([...at, "service", "port"], "health and metrics are not for the world", "the port http");
}

