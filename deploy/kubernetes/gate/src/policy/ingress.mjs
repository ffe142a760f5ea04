// What the ingress controller and cert-manager are told beside the rules.
import { namespaceOf } from "../objects.mjs";
import { nearly } from "./names.mjs";
import { list, quantity } from "./world.mjs";

const NGINX = "nginx.ingress.kubernetes.io/";
/** Annotations that come into question here; one that is nearly one of them is misspelled. */
const KNOWN = [
  ...(
    "affinity affinity-mode app-root auth-realm auth-secret auth-type auth-url backend-protocol client-body-buffer-size configuration-snippet connection-proxy-header cors-allow-credentials " +
    "cors-allow-headers cors-allow-methods cors-allow-origin cors-expose-headers cors-max-age custom-headers custom-http-errors default-backend denylist-source-range enable-access-log enable-cors " +
    "enable-global-auth enable-opentelemetry force-ssl-redirect from-to-www-redirect limit-allowlist limit-burst-multiplier limit-connections limit-rate limit-rate-after limit-rpm limit-rps limit-whitelist " +
    "load-balance permanent-redirect proxy-body-size proxy-buffer-size proxy-buffering proxy-buffers-number proxy-connect-timeout proxy-http-version proxy-max-temp-file-size proxy-next-upstream " +
    "proxy-next-upstream-timeout proxy-next-upstream-tries proxy-read-timeout proxy-request-buffering proxy-send-timeout rewrite-target server-alias server-snippet service-upstream ssl-ciphers " +
    "ssl-passthrough ssl-redirect temporal-redirect upstream-hash-by upstream-vhost use-regex whitelist-source-range allowlist-source-range x-forwarded-prefix"
  )
    .split(" ")
    .map((name) => NGINX + name),
  "cert-manager.io/cluster-issuer",
  "cert-manager.io/issuer",
  "cert-manager.io/common-name",
  "cert-manager.io/duration",
  "cert-manager.io/renew-before",
];
/** An event of 8 MiB of text, in JSON. */
const BODY = 16 * 2 ** 20;

export function ingress(world) {
  const all = world.set.all("Ingress");
  for (const i of all) {
    const annotations = i.metadata?.annotations ?? {};
    const say = (key, wrong, todo) => world.problem(i, ["metadata", "annotations", key], wrong, todo);
    for (const key of Object.keys(annotations)) {
      const meant = !KNOWN.includes(key) && KNOWN.find((each) => nearly(key, each));
      if (meant) say(key, "is no annotation that anybody reads", meant);
    }
    issuer(world, i, annotations, say);
    if (/nginx/.test(i.spec?.ingressClassName ?? "") || Object.keys(annotations).some((key) => key.startsWith(NGINX))) nginx(world, i, annotations, say);
    list(i.spec?.rules).forEach((rule, n) =>
      list(rule.http?.paths).forEach((p, m) => {
        if (p.path === "/" && p.pathType === "Exact") world.problem(i, ["spec", "rules", n, "http", "paths", m, "pathType"], "Exact leads there from / alone, and from nothing below", "Prefix");
      }),
    );
  }
  certificates(world, all);
}

function issuer(world, i, annotations, say) {
  const name = annotations["cert-manager.io/issuer"];
  if (name === undefined) return;
  if (annotations["cert-manager.io/cluster-issuer"] !== undefined) say("cert-manager.io/issuer", "names an issuer beside the cluster's", "one of them");
  else if (!world.set.find("Issuer", name, namespaceOf(i))) say("cert-manager.io/issuer", `there is no Issuer ${name} in ${namespaceOf(i)}: the certificate would never come`, "cert-manager.io/cluster-issuer");
}

function nginx(world, i, annotations, say) {
  const value = (name) => annotations[NGINX + name];
  for (const name of ["ssl-redirect", "force-ssl-redirect"]) if (value(name) === "false" && list(i.spec?.tls).length) say(NGINX + name, "keys and tokens would be sent in the clear", "true");
  const to = list(i.spec?.rules).flatMap((r) => list(r.http?.paths)).flatMap((p) => {
    const service = world.set.find("Service", p.backend?.service?.name, namespaceOf(i));
    return service ? world.select(service.spec?.selector, namespaceOf(i)) : [];
  });
  const image = (name) => to.some((pod) => pod.workload?.main.some(({ container }) => new RegExp(`(^|/)${name}@`).test(container.image ?? "")));
  if (image("ingest-service")) {
    const size = value("proxy-body-size") ?? "1m";
    const bytes = quantity(String(size).replace(/([kmg])$/i, (u) => ({ k: "Ki", m: "Mi", g: "Gi" })[u.toLowerCase()]));
    if (bytes !== null && bytes !== 0 && bytes < BODY) say(`${NGINX}proxy-body-size`, `is ${value("proxy-body-size") ?? "not set, so 1m"}: events with a body of 8 MiB are taken`, '"0": the service has its own bound');
  }
  if (!image("query-service")) return;
  if (value("proxy-buffering") === "on") say(`${NGINX}proxy-buffering`, "holds back what streams tell", "off");
  if (/^\d+$/.test(value("proxy-read-timeout") ?? "") && Number(value("proxy-read-timeout")) < 30) say(`${NGINX}proxy-read-timeout`, `is ${value("proxy-read-timeout")} s: a quiet stream speaks every 15 s, and reads may take longer`, "75");
}

/** A secret holds one certificate, whose names two Ingresses would take turns to ask for. */
function certificates(world, all) {
  const seen = new Map();
  for (const i of all) {
    list(i.spec?.tls).forEach((t, n) => {
      const id = `${namespaceOf(i)}/${t.secretName}`;
      const hosts = [...list(t.hosts)].sort().join();
      if (t.secretName && seen.has(id) && seen.get(id) !== hosts) world.problem(i, ["spec", "tls", n, "secretName"], `the certificate in ${t.secretName} is for ${seen.get(id)} already`, "a secret of its own");
      seen.set(id, hosts);
    });
  }
}
