// Probes: there, at the right port, and each asking what it is for.
import { list } from "./world.mjs";

const OURS = /(^|\/)(ingest-service|query-service)@/;
const HANDLERS = ["httpGet", "tcpSocket", "exec", "grpc"];

export function probes(world) {
  for (const w of world.workloads) {
    for (const { container, field, path } of w.containers) {
      const sidecar = field === "initContainers" && container.restartPolicy === "Always";
      for (const [name, fits] of Object.entries(ASKS)) {
        const probe = container[name];
        const at = (...steps) => [...path, name, ...steps];
        const say = (steps, wrong, todo) => world.problem(w.object, at(...steps), wrong, todo);
        if (probe) {
          if (!w.runsOn || (field === "initContainers" && !sidecar)) say([], "has no meaning in what ends by itself", "leave it out");
          shape(probe, name, container, say);
          if (probe.httpGet?.host) say(["httpGet", "host"], "asks somebody else", "leave it out: the pod is asked");
          // What others' images answer where is not known here.
          if (OURS.test(container.image ?? "") || probe.httpGet?.path?.startsWith("/q/")) fits(probe, say);
        } else if (w.runsOn && field === "containers" && (name !== "startupProbe" || OURS.test(container.image ?? ""))) {
          say([], "is missing", "health is served on the management port: /q/health/started, live, ready");
        }
      }
    }
  }
}

/** Which address answers which question. Liveness looks at the process alone: a neighbour's outage must not restart it. */
const ASKS = {
  startupProbe: (probe, say) => {
    ask(probe, say, /\/(started|live|startup|startupz|livez)$/, "started");
    const patience = (probe.failureThreshold ?? 3) * (probe.periodSeconds ?? 10) + (probe.initialDelaySeconds ?? 0);
    if (patience > 1800) say(["failureThreshold"], `lets a start hang for ${patience} s`, "60 times 2 s");
    if (patience < 30) say(["failureThreshold"], `gives a start ${patience} s`, "60 s or more: a cold node is slow");
  },
  livenessProbe: (probe, say) => {
    ask(probe, say, /\/(live|livez)$/, "live");
    const patience = (probe.failureThreshold ?? 3) * (probe.periodSeconds ?? 10);
    if (patience > 300) say(["failureThreshold"], `lets a process hang for ${patience} s`, "3 times 10 s");
    if ((probe.failureThreshold ?? 3) < 2) say(["failureThreshold"], "one late answer restarts the process", "3");
  },
  readinessProbe: (probe, say) => ask(probe, say, /\/(ready|readyz)$/, "ready"),
};

function ask(probe, say, path, word) {
  if (probe.exec) say(["exec"], "starts a process in the pod for each look", "httpGet on the management port");
  if (probe.tcpSocket) say(["tcpSocket"], "an open port says nothing about health", "httpGet on the management port");
  if (probe.grpc) say(["grpc"], "these services speak no gRPC", "httpGet on the management port");
  if (probe.httpGet && !path.test(probe.httpGet.path ?? "")) {
    say(["httpGet", "path"], `${probe.httpGet.path ?? "/"} does not answer whether the process is ${word}`, `/q/health/${word}`);
  }
  if (probe.httpGet?.scheme && probe.httpGet.scheme !== "HTTP") say(["httpGet", "scheme"], "health is served in the clear, inside", "leave it out");
}

function shape(probe, name, container, say) {
  const handlers = HANDLERS.filter((h) => probe[h] !== undefined);
  if (handlers.length !== 1) say([], `asks in ${handlers.length} ways`, "one of httpGet, tcpSocket, exec, grpc");
  const port = probe.httpGet?.port ?? probe.tcpSocket?.port ?? probe.grpc?.port;
  if (port !== undefined) {
    const own = list(container.ports);
    const found = own.find((p) => (typeof port === "number" || /^\d+$/.test(port) ? p.containerPort === Number(port) : p.name === port));
    const handler = handlers[0] ?? "httpGet";
    if (!found) say([handler, "port"], `the container has no port ${port}`, `it has ${own.map((p) => `${p.name ?? ""}(${p.containerPort})`).join(", ") || "none"}`);
    else if (found.name === "http" && own.some((p) => p.name === "management") && probe.httpGet?.path?.startsWith("/q/")) {
      say([handler, "port"], "health is not served on the port for clients", "management");
    }
  }
  const { periodSeconds = 10, timeoutSeconds = 1, successThreshold = 1, initialDelaySeconds = 0, failureThreshold = 3 } = probe;
  if (timeoutSeconds > periodSeconds) say(["timeoutSeconds"], `waits ${timeoutSeconds} s, longer than its period of ${periodSeconds} s`, "shorten it");
  if (name !== "readinessProbe" && successThreshold !== 1) say(["successThreshold"], "must be 1 here", "leave it out");
  for (const [field, value] of Object.entries({ periodSeconds, timeoutSeconds, failureThreshold, successThreshold })) {
    if (!(value >= 1)) say([field], `${value} is not allowed`, "1 or more");
  }
  if (initialDelaySeconds > 120) say(["initialDelaySeconds"], `nobody looks for ${initialDelaySeconds} s`, "let the startup probe wait");
  if (name === "readinessProbe" && periodSeconds <= 30 && periodSeconds * failureThreshold > 60) say(["failureThreshold"], `a pod that answers nobody is sent requests for ${periodSeconds * failureThreshold} s`, "2 times 5 s");
  if (name === "readinessProbe" && periodSeconds > 30) say(["periodSeconds"], `a draining pod is noticed after ${periodSeconds} s`, "5");
}
