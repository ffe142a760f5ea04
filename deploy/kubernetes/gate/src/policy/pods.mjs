// Pods: Pod Security "restricted" field by field, what they may take, where they run, how they stop.
import { entries, list, matches, quantity } from "./world.mjs";

const MIB = 2 ** 20;
const DIGEST = /^[a-z0-9][\w.\/:-]*@sha256:[0-9a-f]{64}$/;
const OURS = /(^|\/)(ingest-service|query-service)@/;
const VOLUMES = new Set(["configMap", "csi", "downwardAPI", "emptyDir", "ephemeral", "persistentVolumeClaim", "projected", "secret"]);
const UID = 10001;
const NAME = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;

export function pods(world) {
  for (const w of world.workloads) {
    const at = (...steps) => [...w.specPath, ...steps];
    const say = (path, wrong, todo) => world.problem(w.object, path, wrong, todo);
    host(w, at, say);
    identity(w, at, say);
    volumes(w, at, say);
    for (const { container, field, path } of w.containers) {
      confined(w, container, path, say);
      sized(container, path, say);
      ports(container, path, say);
      image(container, path, say);
      if (field === "ephemeralContainers") say(path, "a debugging container does not belong in a manifest", "leave it out");
    }
    for (const { container, path } of w.containers) {
      if (!NAME.test(container.name ?? "") || container.name.length > 63) say([...path, "name"], `${container.name} is no name of a container`, "small letters, digits and -");
    }
    twice(w.containers.map((c) => c.container.name), (name) => say(at("containers"), `two containers are named ${name}`, "name each once"));
    lifecycle(world, w, at, say);
    spread(world, w, at, say);
    affinities(world, w, at, say);
  }
  releases(world);
}

/** One release: all that run an image run the same. */
function releases(world) {
  const seen = new Map();
  for (const w of world.workloads) {
    for (const { container, path } of w.main) {
      const [, name, digest] = /^(\S*(?:ingest|query)-service)@(sha256:[0-9a-f]{64})$/.exec(container.image ?? "") ?? [];
      if (!name) continue;
      const key = name.split("/").at(-1);
      const first = seen.get(key);
      if (first && first.image !== container.image) world.problem(w.object, [...path, "image"], `is not the ${key} that ${first.who} runs (${first.image})`, "one release: set images in the overlay alone");
      else if (!first) seen.set(key, { image: container.image, who: `${w.kind}/${w.name}` });
    }
  }
}

function host(w, at, say) {
  for (const field of ["hostNetwork", "hostPID", "hostIPC", "shareProcessNamespace"]) {
    if (w.spec[field]) say(at(field), "pods share nothing with their node", "leave it out");
  }
  if (w.spec.hostUsers === true) say(at("hostUsers"), "pods share nothing with their node", "leave it out");
  if (w.spec.nodeSelector?.["kubernetes.io/hostname"]) say(at("nodeSelector"), "binds the pod to one node", "use topology spread");
  list(w.spec.tolerations).forEach((t, i) => {
    if (t.operator === "Exists" && t.value !== undefined && t.value !== "") say(at("tolerations", i, "value"), "says a value, and Exists asks for none", "leave it out, or Equal");
  });
  if (w.spec.dnsPolicy === "Default") say(at("dnsPolicy"), "asks the node's resolver, which knows no service of the cluster", "leave it out");
  if (w.spec.nodeName) say(at("nodeName"), "binds the pod to one node", "use topology spread or a node selector");
}

function identity(w, at, say) {
  const security = w.spec.securityContext ?? {};
  if (w.spec.automountServiceAccountToken !== false) {
    say(at("automountServiceAccountToken"), "the pod is given a token for the cluster's API", "set it to false: nothing here speaks to the API");
  }
  if (!w.spec.serviceAccountName || w.spec.serviceAccountName === "default") {
    say(at("serviceAccountName"), "the pod runs as the namespace's default account", "name an account of its own");
  }
  if (security.runAsNonRoot !== true) say(at("securityContext", "runAsNonRoot"), `is ${security.runAsNonRoot ?? "not set"} for the pod: what is added to it may run as root`, "true");
  for (const field of ["runAsUser", "runAsGroup", "fsGroup"]) if (security[field] < 0) say(at("securityContext", field), `${security[field]} is nobody`, "10001");
  if (list(security.sysctls).length) say(at("securityContext", "sysctls"), "sysctls are not for restricted pods", "leave them out");
  if (security.seLinuxOptions?.user || security.seLinuxOptions?.role) say(at("securityContext", "seLinuxOptions"), "not for restricted pods", "leave it out");
  if (list(security.supplementalGroups).includes(0) || security.fsGroup === 0 || security.runAsGroup === 0) {
    say(at("securityContext"), "the pod is in the group root", "use groups other than 0");
  }
}

function confined(w, container, path, say) {
  const pod = w.spec.securityContext ?? {};
  const own = container.securityContext ?? {};
  const at = (...steps) => [...path, "securityContext", ...steps];
  const effective = (field) => own[field] ?? pod[field];
  if (own.privileged) say(at("privileged"), "the container owns its node", "leave it out");
  if (own.allowPrivilegeEscalation !== false) say(at("allowPrivilegeEscalation"), "the container may gain rights", "set it to false");
  if (own.readOnlyRootFilesystem !== true) say(at("readOnlyRootFilesystem"), "the container may write to its image", "set it to true; /tmp is a sized emptyDir");
  if (effective("runAsNonRoot") !== true || own.runAsNonRoot === false) say(at("runAsNonRoot"), "the container may run as root", "set it to true");
  const uid = effective("runAsUser");
  if (uid === 0) say(at("runAsUser"), "the container runs as root", `run it as ${UID}`);
  else if (OURS.test(container.image ?? "") && uid !== UID) say(at("runAsUser"), `our images run as ${UID}, not as ${uid ?? "whoever the image says"}`, `set it to ${UID}`);
  if (own.runAsGroup === 0) say(at("runAsGroup"), "the container is in the group root", `use ${UID}`);
  if (!list(own.capabilities?.drop).includes("ALL")) say(at("capabilities", "drop"), "the container keeps capabilities", "drop ALL");
  if (list(own.capabilities?.add).length) say(at("capabilities", "add"), `adds ${own.capabilities.add.join(", ")}`, "add none");
  const seccomp = effective("seccompProfile")?.type;
  if (seccomp !== "RuntimeDefault" && seccomp !== "Localhost") say(at("seccompProfile"), `the seccomp profile is ${seccomp ?? "not set"}`, "set type: RuntimeDefault");
  if (own.procMount && own.procMount !== "Default") say(at("procMount"), "not for restricted pods", "leave it out");
  const profile = effective("seccompProfile");
  if (seccomp === "Localhost" && !profile.localhostProfile) say(at("seccompProfile"), "Localhost names no profile", "type: RuntimeDefault");
  const apparmor = effective("appArmorProfile")?.type;
  if (apparmor === "Unconfined") say(at("appArmorProfile"), "AppArmor is off", "leave it out");
  if (own.windowsOptions?.hostProcess || pod.windowsOptions?.hostProcess) say(at("windowsOptions"), "not for restricted pods", "leave it out");
}

function sized(container, path, say) {
  const { requests = {}, limits = {} } = container.resources ?? {};
  const at = (...steps) => [...path, "resources", ...steps];
  const memory = quantity(limits.memory);
  if (limits.memory === undefined) say(at("limits", "memory"), "there is no memory limit", "set limits.memory, equal to requests.memory");
  if (requests.memory === undefined && limits.memory !== undefined) say(at("requests", "memory"), "there is no memory request", "set it equal to the limit");
  if (requests.memory !== undefined && memory !== null && quantity(requests.memory) !== memory) {
    say(at("requests", "memory"), `the request (${requests.memory}) is not the limit (${limits.memory})`, "set both alike: a heap sized by the limit must be there");
  }
  for (const [where, value] of [["limits", limits.memory], ["requests", requests.memory]]) {
    const bytes = quantity(value);
    if (value !== undefined && (bytes === null || bytes < 32 * MIB || bytes > 2 ** 40)) {
      say(at(where, "memory"), `${value} is ${bytes === null ? "no quantity" : bytes < 1 ? "less than a byte" : `${bytes} bytes`}`, "such as 512Mi; m is a thousandth, not a million");
    }
  }
  if (OURS.test(container.image ?? "") && memory !== null && memory >= 32 * MIB && memory < 256 * MIB) say(at("limits", "memory"), `${limits.memory} is less than one of our services takes at rest`, "512Mi or more");
  if (limits.cpu !== undefined) say(at("limits", "cpu"), "a processor limit stalls garbage collection and answers", "request, but do not limit");
  if (requests.cpu === undefined) say(at("requests", "cpu"), "there is no processor request", "set one: autoscaling and placing rest on it");
  else if (quantity(requests.cpu) === null || quantity(requests.cpu) < 0.01 || quantity(requests.cpu) > 16) {
    say(at("requests", "cpu"), `${requests.cpu} is no plausible number of processors`, "such as 250m, a quarter of one");
  }
  for (const kind of ["requests", "limits"]) {
    for (const key of Object.keys(container.resources?.[kind] ?? {})) {
      if (!/^(cpu|memory|ephemeral-storage|hugepages-.+|.+\/.+)$/.test(key)) say(at(kind, key), `there is no resource ${key}`, "cpu, memory, ephemeral-storage");
    }
  }
}

function ports(container, path, say) {
  const all = list(container.ports);
  twice(all.map((p) => p.name).filter(Boolean), (name) => say([...path, "ports"], `two ports are named ${name}`, "name each once"));
  twice(all.map((p) => `${p.containerPort}/${p.protocol ?? "TCP"}`), (each) => say([...path, "ports"], `${each} is there twice`, "keep one"));
  all.forEach((p, i) => {
    if (p.hostPort) say([...path, "ports", i, "hostPort"], "takes a port of the node", "leave it out");
    if (p.name !== undefined && !(/^[a-z0-9]([-a-z0-9]{0,13}[a-z0-9])?$/.test(p.name) && /[a-z]/.test(p.name) && !p.name.includes("--"))) {
      say([...path, "ports", i, "name"], `${p.name} is no port name`, "15 small letters, digits and - at most, one letter at least");
    }
    if (!(p.containerPort >= 1 && p.containerPort <= 65535)) say([...path, "ports", i, "containerPort"], `${p.containerPort} is no port`, "1 to 65535");
    else if (p.containerPort < 1024) say([...path, "ports", i, "containerPort"], `${p.containerPort} is for root`, "1024 or above");
  });
}

/** The image of ingest-service copies the log where its first argument says so, and ends. */
export const isBackup = (container) => list(container.args)[0] === "backup";

function image(container, path, say) {
  if (container.imagePullPolicy === "Never") say([...path, "imagePullPolicy"], "a node that has not got the image never gets it", "IfNotPresent");
  if (!DIGEST.test(container.image ?? "")) {
    say([...path, "image"], `${container.image ?? "no image"} is not named by its digest`, "name@sha256:<64 hex digits>; a tag can be moved");
  }
  if (container.command?.length && OURS.test(container.image ?? "")) {
    say([...path, "command"], "takes the place of the image's own start, and with it of its checks", "set JAVA_TOOL_OPTIONS instead");
  }
}

function volumes(w, at, say) {
  const all = list(w.spec.volumes);
  twice(all.map((v) => v.name), (name) => say(at("volumes"), `two volumes are named ${name}`, "name each once"));
  all.forEach((v, i) => {
    if (!NAME.test(v.name ?? "")) say(at("volumes", i, "name"), `${v.name} is no name of a volume`, "small letters, digits and -");
    const kinds = Object.keys(v).filter((k) => k !== "name");
    if (kinds.length !== 1) say(at("volumes", i), `the volume ${v.name} has ${kinds.length ? `${kinds.length} sources` : "no source"}`, "give it one");
    for (const kind of kinds.filter((k) => !VOLUMES.has(k))) say(at("volumes", i, kind), `${kind} is not for restricted pods`, `one of ${[...VOLUMES].join(", ")}`);
    if (v.emptyDir !== undefined && !v.emptyDir?.sizeLimit) say(at("volumes", i, "emptyDir", "sizeLimit"), "may fill the node", "set a size limit");
    if (v.emptyDir?.sizeLimit !== undefined && !(quantity(v.emptyDir.sizeLimit) >= MIB)) say(at("volumes", i, "emptyDir", "sizeLimit"), `${v.emptyDir.sizeLimit} is no plausible size`, "such as 64Mi");
    list(v.projected?.sources).forEach((s, j) => s.serviceAccountToken && say(at("volumes", i, "projected", "sources", j), "gives the pod a token for the cluster's API", "leave it out"));
  });
  for (const { container, path } of w.containers) {
    const mounts = list(container.volumeMounts);
    twice(mounts.map((m) => m.mountPath), (p) => say([...path, "volumeMounts"], `two volumes are mounted at ${p}`, "mount each elsewhere"));
    mounts.forEach((m, i) => {
      if (!all.some((v) => v.name === m.name)) say([...path, "volumeMounts", i, "name"], `there is no volume ${m.name} in this pod`, `there are: ${all.map((v) => v.name).join(", ") || "none"}`);
      if (!m.mountPath?.startsWith("/")) say([...path, "volumeMounts", i, "mountPath"], `${m.mountPath} is no absolute path`, "begin with /");
      if (m.mountPath === "/" || /^\/(proc|sys|dev)(\/|$)/.test(m.mountPath ?? "")) say([...path, "volumeMounts", i, "mountPath"], `${m.mountPath} is the container's own`, "mount elsewhere");
    });
  }
  const mounted = new Set(w.containers.flatMap(({ container }) => list(container.volumeMounts).map((m) => m.name)));
  all.forEach((v, i) => {
    if (!mounted.has(v.name)) say(at("volumes", i, "name"), `no container mounts the volume ${v.name}`, "mount it, or leave it out");
  });
}

function lifecycle(world, w, at, say) {
  const policy = w.spec.restartPolicy;
  if (w.runsOn && w.kind !== "Pod" && policy !== undefined && policy !== "Always") say(at("restartPolicy"), `a ${w.kind} restarts Always`, "leave it out");
  if (!w.runsOn && policy !== "Never" && policy !== "OnFailure") say(at("restartPolicy"), `a ${w.kind} cannot restart ${policy ?? "Always (the default)"}`, "Never or OnFailure");
  const { spec } = w.object;
  if (w.runsOn && w.spec.activeDeadlineSeconds !== undefined) say(at("activeDeadlineSeconds"), "kills what is to run on", "leave it out");
  if (["Deployment", "StatefulSet", "DaemonSet", "ReplicaSet"].includes(w.kind)) {
    if (!entries(spec?.selector?.matchLabels).length && !list(spec?.selector?.matchExpressions).length) say("spec.selector", "selects every pod", "name labels of its own");
    else if (!matches(spec?.selector, w.labels)) say("spec.selector", "does not match the labels of its own pods", "make the selector and the template's labels alike");
    const others = world.workloads.filter((o) => o !== w && o.namespace === w.namespace && matches(spec?.selector, o.labels));
    others.forEach((o) => say("spec.selector", `takes the pods of ${o.kind}/${o.name} too`, "name labels of its own"));
  }
  if (w.kind === "Deployment") rollout(spec ?? {}, say);
  if (w.runsOn) stop(world, w, at, say);
  if (w.kind === "Job" || w.kind === "CronJob") job(w, say);
}

function rollout(spec, say) {
  const { type = "RollingUpdate", rollingUpdate = {} } = spec.strategy ?? {};
  if (type !== "RollingUpdate") say("spec.strategy.type", `${type} takes all replicas down at once`, "RollingUpdate");
  const { maxUnavailable, maxSurge } = rollingUpdate ?? {};
  if (type === "RollingUpdate" && !/^0%?$/.test(String(maxUnavailable))) say("spec.strategy.rollingUpdate.maxUnavailable", `a roll-out may take ${maxUnavailable ?? "25%"} of the replicas away`, "set it to 0");
  if (/^0%?$/.test(String(maxUnavailable)) && /^0%?$/.test(String(maxSurge))) say("spec.strategy.rollingUpdate", "with neither surge nor unavailability nothing can roll", "set maxSurge to 1");
  for (const [field, value] of [["maxUnavailable", maxUnavailable], ["maxSurge", maxSurge]]) {
    if (typeof value === "string" && !/^\d{1,3}%$/.test(value)) say(`spec.strategy.rollingUpdate.${field}`, `${value} is neither a number nor a percentage`, "such as 1 or 25%");
  }
  if (spec.replicas === 0) say("spec.replicas", "nothing would run", "1 or more");
  if ((spec.minReadySeconds ?? 0) >= (spec.progressDeadlineSeconds ?? 600)) say("spec.minReadySeconds", `${spec.minReadySeconds} s are not over within progressDeadlineSeconds (${spec.progressDeadlineSeconds ?? 600})`, "a few seconds, or leave it out");
  for (const [field, value] of [["maxUnavailable", maxUnavailable], ["maxSurge", maxSurge]]) if (value < 0) say(`spec.strategy.rollingUpdate.${field}`, `${value} is not allowed`, "0 or more");
  if (spec.paused) say("spec.paused", "nothing would roll out", "leave it out");
  if (spec.revisionHistoryLimit === 0) say("spec.revisionHistoryLimit", "nothing could be rolled back", "1 or more");
}

/** A duration of Quarkus' (5s, 10S, PT1M) in seconds. */
function secondsOf(text) {
  const parts = /^(?:P?T?)?(?:(\d+)D)?T?(?:(\d+)H)?(?:(\d+)M(?!S))?(?:(\d+(?:\.\d+)?)S?)?$/i.exec(text ?? "");
  if (/^\d+ms$/i.test(text ?? "")) return parseInt(text, 10) / 1000;
  return parts ? Number(parts[1] ?? 0) * 86400 + Number(parts[2] ?? 0) * 3600 + Number(parts[3] ?? 0) * 60 + Number(parts[4] ?? 0) : 0;
}

/** preStop, unready for 5 s, requests under way for 10 s, the last batch. */
function stop(world, w, at, say) {
  const grace = w.spec.terminationGracePeriodSeconds ?? 30;
  const ours = w.main.some(({ container }) => OURS.test(container.image ?? ""));
  for (const { container, path } of w.main) {
    const wait = container.lifecycle?.preStop?.sleep?.seconds ?? 0;
    if (ours && !container.lifecycle?.preStop) say([...path, "lifecycle", "preStop"], "a stop does not wait until it is known", "sleep for 5 s");
    const all = world.environment(w, container, path);
    const lasts = (name, usual) => secondsOf(all.find((e) => e.name === name)?.value ?? usual);
    const rest = lasts("QUARKUS_SHUTDOWN_DELAY", "5s") + lasts("QUARKUS_SHUTDOWN_TIMEOUT", "10s");
    if (ours && wait + rest > grace) say(at("terminationGracePeriodSeconds"), `${grace} s are fewer than a stop takes (${wait} + ${rest})`, "45");
    if (ours && container.lifecycle?.preStop && !(wait >= 1)) say([...path, "lifecycle", "preStop"], "does not wait: our images have no shell, and asking over HTTP takes no time", "sleep: {seconds: 5}");
    if (container.lifecycle?.postStart && ours) say([...path, "lifecycle", "postStart"], "our images have no shell, and nothing to be told", "leave it out");
  }
  if (ours && grace < 45) say(at("terminationGracePeriodSeconds"), `${grace} s may cut a batch off`, "45");
  if (grace > 600) say(at("terminationGracePeriodSeconds"), `${grace} s hold up every drain`, "45");
}

const FIELDS = [[0, 59], [0, 23], [1, 31], [1, 12], [0, 7]];
const NAMED = { 3: "jan feb mar apr may jun jul aug sep oct nov dec".split(" "), 4: "sun mon tue wed thu fri sat".split(" ") };

/** What is wrong with a schedule, or null. */
export function cronFault(schedule) {
  const text = String(schedule ?? "");
  if (/^@(yearly|annually|monthly|weekly|daily|midnight|hourly|every \d+[smh])$/.test(text)) return null;
  const fields = text.trim().split(/\s+/);
  if (fields.length !== 5) return `has ${fields.length} fields, not 5`;
  for (const [i, field] of fields.entries()) {
    for (const part of field.split(",")) {
      const [range, step, more] = part.split("/");
      const ends = range.split("-").map((end) => (NAMED[i]?.includes(end.toLowerCase()) ? NAMED[i].indexOf(end.toLowerCase()) + (i === 3 ? 1 : 0) : end));
      const fits = (end) => /^\d+$/.test(String(end)) && Number(end) >= FIELDS[i][0] && Number(end) <= FIELDS[i][1];
      const good = (range === "*" || (ends.length <= 2 && ends.every(fits) && (ends.length < 2 || Number(ends[0]) <= Number(ends[1])))) && (step === undefined || /^[1-9]\d*$/.test(step)) && more === undefined;
      if (!good) return `${part} is not within ${FIELDS[i].join(" to ")}`;
    }
  }
  return null;
}

function job(w, say) {
  const { spec } = w.object;
  const inner = w.kind === "CronJob" ? spec?.jobTemplate?.spec : spec;
  if (w.kind === "CronJob") {
    const fault = cronFault(spec?.schedule);
    if (fault) say("spec.schedule", `${JSON.stringify(spec?.schedule)} ${fault}`, "minute, hour, day, month, weekday");
    if (!fault && /^\*(\/1)?$/.test(String(spec.schedule).trim().split(/\s+/)[0])) say("spec.schedule", `${JSON.stringify(spec.schedule)} begins anew each minute`, "a minute, such as 30");
    if ((spec?.concurrencyPolicy ?? "Allow") === "Allow") say("spec.concurrencyPolicy", "a slow run would be joined by the next", "Forbid");
  }
  if (spec?.startingDeadlineSeconds !== undefined && spec.startingDeadlineSeconds < 60) say("spec.startingDeadlineSeconds", `${spec.startingDeadlineSeconds} s: a run that is looked for later is left out`, "3600");
  const inside = w.kind === "CronJob" ? "spec.jobTemplate.spec" : "spec";
  if (inner?.ttlSecondsAfterFinished !== undefined && inner.ttlSecondsAfterFinished < 300) say(`${inside}.ttlSecondsAfterFinished`, `is gone ${inner.ttlSecondsAfterFinished} s after its end, before anybody has waited for it and read why`, "86400");
  if (w.kind === "Job" && inner?.suspend) say("spec.suspend", "would never run", "leave it out");
  if (inner?.podFailurePolicy && w.spec.restartPolicy !== "Never") say(`${inside}.podFailurePolicy`, "goes with restartPolicy Never alone", "restartPolicy: Never");
  list(inner?.podFailurePolicy?.rules).forEach((rule, i) => {
    const name = rule.onExitCodes?.containerName;
    if (name !== undefined && !w.containers.some(({ container }) => container.name === name)) say(`${inside}.podFailurePolicy.rules[${i}]`, `there is no container ${name}`, w.containers.map(({ container }) => container.name).join(", "));
  });
  if (inner?.activeDeadlineSeconds === undefined) say("spec", "a run may hang for ever", "set activeDeadlineSeconds");
  if (inner?.manualSelector) say("spec.manualSelector", "may take other pods over", "leave it out");
}

/** Affinities that count nobody do nothing. */
function affinities(world, w, at, say) {
  for (const kind of ["podAffinity", "podAntiAffinity"]) {
    const { requiredDuringSchedulingIgnoredDuringExecution: must, preferredDuringSchedulingIgnoredDuringExecution: may } = w.spec.affinity?.[kind] ?? {};
    for (const each of list(may)) if (!(each.weight >= 1 && each.weight <= 100)) say(at("affinity", kind), `has the weight ${each.weight}`, "1 to 100");
    for (const term of [...list(must), ...list(may).map((m) => m.podAffinityTerm)]) {
      if (!term?.labelSelector || !world.select(term.labelSelector, w.namespace).length) say(at("affinity", kind), "selects no pod", "the labels of its own pods");
    }
  }
}

function spread(world, w, at, say) {
  const rules = list(w.spec.topologySpreadConstraints);
  if (w.kind === "Deployment" || w.kind === "StatefulSet") {
    if (!rules.length) say(at("topologySpreadConstraints"), "all replicas may lie on one node", "spread them over kubernetes.io/hostname");
  }
  twice(rules.map((rule) => `${rule.topologyKey} ${rule.whenUnsatisfiable}`), (each) => say(at("topologySpreadConstraints"), `${each} is there twice`, "keep one"));
  rules.forEach((rule, i) => {
    if (rule.minDomains !== undefined && rule.whenUnsatisfiable !== "DoNotSchedule") say(at("topologySpreadConstraints", i, "minDomains"), "goes with DoNotSchedule alone", "leave it out");
    const others = rule.labelSelector ? world.select(rule.labelSelector, w.namespace).filter((pod) => pod.owner !== w.object) : [];
    if (others.length) say(at("topologySpreadConstraints", i, "labelSelector"), `counts ${[...new Set(others.map((pod) => pod.name))].slice(0, 3).join(", ")} too`, "select its own labels");
    if (!matches(rule.labelSelector, w.labels) || !rule.labelSelector) say(at("topologySpreadConstraints", i, "labelSelector"), "counts no pod of this workload", "select its own labels");
    if (w.kind === "Deployment" && !list(rule.matchLabelKeys).includes("pod-template-hash")) say(at("topologySpreadConstraints", i, "matchLabelKeys"), "counts the pods of the release that goes", "[pod-template-hash]");
    if (rule.maxSkew > 5) say(at("topologySpreadConstraints", i, "maxSkew"), `${rule.maxSkew} more on one node than on another is no spread`, "1 or 2");
    if (!(rule.maxSkew >= 1)) say(at("topologySpreadConstraints", i, "maxSkew"), `${rule.maxSkew} is not allowed`, "1 or more");
    if (!/^[a-z0-9.-]+\/[A-Za-z0-9.-]+$/.test(rule.topologyKey ?? "") || (/(^|\.)kubernetes\.io\//.test(rule.topologyKey) && !["kubernetes.io/hostname", "topology.kubernetes.io/zone", "topology.kubernetes.io/region"].includes(rule.topologyKey))) {
      say(at("topologySpreadConstraints", i, "topologyKey"), `nodes have no label ${rule.topologyKey}`, "kubernetes.io/hostname or topology.kubernetes.io/zone");
    }
  });
}

export function twice(values, say) {
  const seen = new Set();
  const said = new Set();
  for (const value of values) {
    if (seen.has(value) && !said.has(value)) {
      said.add(value);
      say(value);
    }
    seen.add(value);
  }
}
