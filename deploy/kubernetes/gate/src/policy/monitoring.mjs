// What is watched: monitors that find their ports, expressions that name metrics there are, alerts that say what to do.
import { parser } from "@prometheus-io/lezer-promql";
import { HAS_SOURCES, anchors, labelValues, metrics } from "../known.mjs";
import { namespaceOf } from "../objects.mjs";
import { list, matches } from "./world.mjs";
import { nearly } from "./names.mjs";
import { twice } from "./pods.mjs";

const DURATION = /^(0|(([0-9]+)y)?(([0-9]+)w)?(([0-9]+)d)?(([0-9]+)h)?(([0-9]+)m)?(([0-9]+)s)?(([0-9]+)ms)?)$/;
const DOCUMENTED = metrics();
const VALUES = labelValues();
/** Of the libraries that our services stand on. */
const LIBRARIES = new RegExp(
  "^(jvm_(buffer_(count_buffers|memory_used_bytes|total_capacity_bytes)|classes_(loaded_classes|loaded_count_classes_total|unloaded_classes_total)|gc_(live_data_size_bytes|max_data_size_bytes|memory_allocated_bytes_total|memory_promoted_bytes_total|overhead|overhead_percent)|" +
    "gc_(pause|concurrent_phase_time)_seconds_(count|sum|max)|info|info_total|memory_(committed|max|used)_bytes|memory_usage_after_gc(_percent)?|threads_(daemon|live|peak|states|deadlocked|deadlocked_monitor)_threads|threads_started_threads_total|compilation_time_ms_total)|" +
    "http_server_((requests|connections)_seconds_(count|sum|max|bucket|active_count|duration_sum)|active_(requests|connections)|(bytes_read|bytes_written)(_bytes)?_(count|sum|max)|requests_seconds)|" +
    "agroal_((active|available|max_used|awaiting)_count|(acquire|creation|leak_detection|destroy|flush|invalid|reap)_count_total|(blocking|creation)_time_(average|max|total)_milliseconds)|" +
    "process_(cpu_usage|start_time_seconds|uptime_seconds|files_(max|open)_files|cpu_time_ns_total)|system_(cpu_count|cpu_usage|load_average_1m))$",
);
const ELSEWHERE = /^(up|scrape_\w+|ALERTS\w*|(http_client|vendor|base|kube|container|kubelet|node|kafka|strimzi|cnpg|pgbouncer|keda|nginx_ingress_controller|worker_pool|netty|grafana|prometheus|alertmanager|certmanager|externalsecret)_\w+)$/;
/** Labels of the libraries' metrics that alerts and dashboards use. */
const labelsOfLibraries = (metric) =>
  /^http_server_requests_seconds/.test(metric) ? ["method", "uri", "status", "outcome", "error", "exception"] : /^jvm_memory_(used|max|committed)_bytes$/.test(metric) ? ["area", "id"] : undefined;

/** Labels that Prometheus or the monitors put on everything. */
const TARGET_LABELS = new Set(["component", "pod", "namespace", "job", "instance", "service", "container", "endpoint", "node", "le", "__name__", "cluster", "alertname"]);
const NEEDS_RANGE = new Set("rate irate increase delta idelta deriv changes resets avg_over_time min_over_time max_over_time sum_over_time count_over_time quantile_over_time stddev_over_time last_over_time present_over_time absent_over_time predict_linear".split(" "));
const COUNTERS_ONLY = new Set(["rate", "irate", "increase"]);

export function monitoring(world) {
  const { set } = world;
  for (const m of set.all("ServiceMonitor")) serviceMonitor(world, m);
  for (const m of set.all("PodMonitor")) podMonitor(world, m);
  for (const r of set.all("PrometheusRule")) rules(world, r);
  watched(world);
  const alerts = set.all("PrometheusRule").flatMap((r) => list(r.spec?.groups).flatMap((g) => list(g.rules).map((x) => [x.alert, r])));
  twice(alerts.map(([a]) => a).filter(Boolean), (name) => world.problem(alerts.findLast(([a]) => a === name)[1], "spec.groups", `two alerts are named ${name}`, "name each once"));
  for (const c of set.all("ConfigMap")) {
    const labelled = Object.keys(c.metadata?.labels ?? {}).some((l) => l === "grafana_dashboard");
    for (const [key, text] of Object.entries(c.data ?? {})) {
      if (key.endsWith(".json")) dashboard(world, c, key, text, labelled);
    }
  }
}

const META = /^__(address|scheme|metrics_path|scrape_interval|scrape_timeout|name|param_\w+|tmp\w*)__$|^__(tmp\w*|param_\w+|name__)$|^__meta_kubernetes_(namespace|service_(name|type|cluster_ip|external_name|loadbalancer_ip|port_(name|number|protocol)|(label|labelpresent|annotation|annotationpresent)_\w+)|pod_(name|ip|uid|phase|ready|node_name|host_ip|controller_(kind|name)|container_(name|id|image|init|port_(name|number|protocol))|(label|labelpresent|annotation|annotationpresent)_\w+)|endpoints?_\w+|endpoints_name|endpointslice_\w+|node_\w+)$/;

/** Where anything is watched, all of ours is, and somebody is told. */
function watched(world) {
  const { set } = world;
  const services = set.all("ServiceMonitor").flatMap((m) => set.all("Service").filter((s) => (m.spec?.namespaceSelector?.matchNames ?? [namespaceOf(m)]).includes(namespaceOf(s)) && matches(m.spec?.selector, s.metadata?.labels ?? {})));
  const scraped = new Set([
    ...services.flatMap((s) => world.select(s.spec?.selector, namespaceOf(s))),
    ...set.all("PodMonitor").flatMap((m) => world.select(m.spec?.selector, namespaceOf(m))),
  ]);
  const rules = set.all("PrometheusRule");
  if (!scraped.size && !rules.length) return;
  for (const pod of world.pods) {
    const ours = pod.workload?.runsOn && pod.workload.main.some(({ container }) => /(^|\/)(ingest|query)-service@/.test(container.image ?? ""));
    if (ours && !scraped.has(pod)) world.problem(pod.owner, "", "no ServiceMonitor or PodMonitor scrapes it", "a Service with the monitor's labels");
  }
  const told = rules.some((r) => list(r.spec?.groups).some((g) => list(g.rules).some((x) => /\bcomponent\b/.test(x.expr ?? ""))));
  for (const m of set.all("ServiceMonitor")) {
    const ours = services.some((s) => matches(m.spec?.selector, s.metadata?.labels ?? {}) && world.select(s.spec?.selector, namespaceOf(s)).some((p) => /(ingest|query)-service@/.test(p.workload?.main[0]?.container.image ?? "")));
    list(m.spec?.endpoints).forEach((e, i) => {
      const made = [...list(e.relabelings), ...list(e.metricRelabelings)].filter((x) => !/drop|keep/i.test(x.action ?? "replace")).map((x) => x.targetLabel);
      for (const [j, x] of list(e.relabelings).entries()) {
        const from = list(x.sourceLabels);
        const odd = from.filter((l) => /^__/.test(l) && !META.test(l));
        if (odd.length) world.problem(m, ["spec", "endpoints", i, "relabelings", j, "sourceLabels"], `targets have no label ${odd.join(", ")}`, "__meta_kubernetes_service_name");
        if (x.targetLabel === "component" && !from.length && x.replacement === undefined) world.problem(m, ["spec", "endpoints", i, "relabelings", j, "sourceLabels"], "takes component from nothing", "[__meta_kubernetes_service_name]");
      }
      if (ours && told && !made.includes("component") && !list(m.spec?.targetLabels).includes("component")) world.problem(m, ["spec", "endpoints", i, "relabelings"], "sets no label component, by which the alerts tell the services apart", "sourceLabels: [__meta_kubernetes_service_name], targetLabel: component");
    });
  }
  if (!rules.length) world.problem(null, "", "there are monitors and no PrometheusRule: nobody is told", "add the alerts");
}

/** The label component is the name of a service. */
function components(world, expr, say) {
  const names = new Set([...world.set.all("Service").map((s) => s.metadata?.name), ...world.workloads.map((w) => w.name)]);
  for (const [, label, operator, value] of String(expr ?? "").matchAll(/\b(component|job)\s*(=~|=)\s*"([^"]*)"/g)) {
    const unknown = (operator === "=" ? [value] : value.split("|")).filter((each) => /^[\w-]+$/.test(each) && !names.has(each));
    // Operators' exporters and Kubernetes' own have jobs that are not of this set; one of ours that is misspelled is nearly there.
    const missing = label === "component" ? unknown : unknown.filter((each) => [...names].some((n) => nearly(each, n) || each.startsWith(n)));
    if (missing.length) say(`there is no ${label} ${missing.join(", ")}`, [...names].sort().join(", "));
  }
}

function endpoint(world, m, e, at, ports) {
  const say = (path, wrong, todo) => world.problem(m, path, wrong, todo);
  if (e.port === undefined && e.targetPort === undefined && e.portNumber === undefined) say(at, "names no port", "port");
  if (e.path !== undefined && !e.path.startsWith("/")) say([...at, "path"], `${e.path} does not begin with /`, "/q/metrics");
  for (const field of ["interval", "scrapeTimeout"]) if (e[field] !== undefined && !DURATION.test(e[field])) say([...at, field], `${e[field]} is no duration`, "such as 15s");
  if (seconds(e.interval) > 120) say([...at, "interval"], `${e.interval}: of the five minutes that alerts look at, nothing would be left`, "15s");
  if (seconds(e.scrapeTimeout) > seconds(e.interval)) say([...at, "scrapeTimeout"], `${e.scrapeTimeout} is longer than the interval (${e.interval})`, "shorter");
  for (const { who, names } of ports) {
    if (e.port !== undefined && !names.includes(e.port)) say([...at, "port"], `${who} has no port named ${e.port}`, `it has ${names.filter(Boolean).join(", ") || "none with a name"}`);
  }
}

function seconds(duration) {
  if (!duration) return NaN;
  const units = { ms: 0.001, s: 1, m: 60, h: 3600, d: 86400, w: 604800, y: 31536000 };
  return [...duration.matchAll(/(\d+)(ms|[smhdwy])/g)].reduce((sum, [, n, u]) => sum + Number(n) * units[u], 0);
}

function serviceMonitor(world, m) {
  const homes = m.spec?.namespaceSelector?.matchNames ?? [namespaceOf(m)];
  const taken = world.set.all("Service").filter((s) => homes.includes(namespaceOf(s)) && matches(m.spec?.selector, s.metadata?.labels ?? {}));
  if (!taken.length) world.problem(m, "spec.selector", `no Service has the labels ${JSON.stringify(m.spec?.selector?.matchLabels ?? {})}`, "write them as the Service's own labels");
  if (!list(m.spec?.endpoints).length) world.problem(m, "spec.endpoints", "there is none", "one at least");
  list(m.spec?.endpoints).forEach((e, i) => {
    endpoint(world, m, e, ["spec", "endpoints", i], taken.map((s) => ({ who: `Service/${s.metadata.name}`, names: list(s.spec?.ports).map((p) => p.name) })));
    const ours = taken.some((s) => world.select(s.spec?.selector, namespaceOf(s)).some((p) => /(ingest|query)-service@/.test(p.workload?.main[0]?.container.image ?? "")));
    if (ours && e.scheme && !/^http$/i.test(e.scheme)) world.problem(m, ["spec", "endpoints", i, "scheme"], "our services serve metrics in the clear, inside", "leave it out");
    if (ours && (e.path ?? "/metrics") !== "/q/metrics") world.problem(m, ["spec", "endpoints", i, "path"], `our services have no metrics at ${e.path ?? "/metrics (the default)"}`, "/q/metrics");
  });
}

function podMonitor(world, m) {
  const taken = world.select(m.spec?.selector, namespaceOf(m));
  if (!taken.length) world.problem(m, "spec.selector", `no pod has the labels ${JSON.stringify(m.spec?.selector?.matchLabels ?? {})}`, "write them as the pods' own");
  if (!list(m.spec?.podMetricsEndpoints).length) world.problem(m, "spec.podMetricsEndpoints", "there is none", "one at least");
  list(m.spec?.podMetricsEndpoints).forEach((e, i) => {
    const some = taken.some((p) => p.ports.some((q) => q.name === e.port));
    endpoint(world, m, e, ["spec", "podMetricsEndpoints", i], some ? [] : taken.map((p) => ({ who: p.name, names: p.ports.map((q) => q.name) })));
  });
}

function rules(world, r) {
  if (!list(r.spec?.groups).some((g) => list(g.rules).length)) world.problem(r, "spec.groups", "there is no rule", "one at least");
  list(r.spec?.groups).forEach((g, i) => {
    const at = (...steps) => ["spec", "groups", i, ...steps];
    const say = (path, wrong, todo) => world.problem(r, path, wrong, todo);
    if (g.interval !== undefined && !DURATION.test(g.interval)) say(at("interval"), `${g.interval} is no duration`, "such as 30s");
    list(g.rules).forEach((rule, j) => {
      const here = (...steps) => at("rules", j, ...steps);
      if ((rule.alert === undefined) === (rule.record === undefined)) say(here(), "is neither an alert nor a record, or both", "one of them");
      expression(String(rule.expr ?? ""), (wrong, todo) => say(here("expr"), wrong, todo));
      components(world, rule.expr, (wrong, todo) => say(here("expr"), wrong, todo));
      if (rule.alert === undefined) return;
      if (!/[<>]|[=!]=|\babsent(_over_time)?\s*\(/.test(String(rule.expr).replace(/\{[^}]*\}/g, ""))) say(here("expr"), "compares nothing, so it fires whenever there is a value", "... > 0");
      for (const field of ["for", "keep_firing_for"]) if (rule[field] !== undefined && !DURATION.test(rule[field])) say(here(field), `${rule[field]} is no duration`, "such as 5m");
      if (seconds(rule.for) > 86400) say(here("for"), `${rule.for}: whom it concerns would hear of it days later`, "minutes");
      if (!["critical", "warning", "info"].includes(rule.labels?.severity)) say(here("labels", "severity"), `is ${rule.labels?.severity ?? "missing"}`, "critical, warning or info");
      if (!rule.annotations?.summary) say(here("annotations", "summary"), "is missing", "one sentence of what is wrong");
      for (const [key, text] of Object.entries(rule.annotations ?? {})) {
        for (const [, inside] of String(text).matchAll(/\{\{(.*?)\}\}/g)) template(inside, (wrong, todo) => say(here("annotations", key), wrong, todo));
        if ((String(text).match(/\{\{/g) ?? []).length !== (String(text).match(/\}\}/g) ?? []).length) say(here("annotations", key), "has braces that do not close", "{{ ... }}");
      }
      runbook(rule.alert, rule.annotations?.runbook_url, (wrong, todo) => say(here("annotations", "runbook_url"), wrong, todo));
    });
  });
  twice(list(r.spec?.groups).map((g) => g.name), (name) => world.problem(r, "spec.groups", `two groups are named ${name}`, "name each once"));
}

const FUNCTIONS = new Set(
  ("humanize humanize1024 humanizeDuration humanizePercentage humanizeTimestamp toTime toDuration now title toUpper toLower stripPort match reReplaceAll graphLink tableLink sortByLabel stripDomain parseDuration " +
    "externalURL pathPrefix query first label value strvalue safeHtml args tmpl urlQueryEscape and or not len index slice print printf println html js urlquery eq ne lt le gt ge call if else end range with define template block nil true false").split(" "),
);

/** What Go's templates know in Prometheus. */
function template(text, say) {
  const bare = text.replace(/"(?:[^"\\]|\\.)*"|`[^`]*`/g, '""');
  const own = new Set([...bare.matchAll(/(\$\w+)(?:\s*,\s*(\$\w+))?\s*:=/g)].flatMap((m) => [m[1], m[2]]));
  for (const [name] of bare.matchAll(/\$\w+/g)) if (!["$labels", "$value", "$externalLabels", "$externalURL"].includes(name) && !own.has(name)) say(`templates have no ${name}`, "$labels, $value");
  for (const [, name] of bare.matchAll(/(?<![\w.$])([A-Za-z_]\w*)/g)) if (!FUNCTIONS.has(name)) say(`templates have no function ${name}`, "humanize, humanizeDuration, humanizePercentage, ...");
}

function runbook(alert, url, say) {
  if (!url) {
    say("is missing: whoever is woken up must know what to do", "the heading in deploy/kubernetes/README.md");
    return;
  }
  const parts = /^https:\/\/[\w.-]+\/(.+?)(?:#(.*))?$/.exec(url);
  if (!parts) {
    say(`${url} is no https address`, "https://...");
    return;
  }
  const page = /(?:blob|tree|raw|src)\/[\w.-]+\/(.+\.md)$/.exec(parts[1])?.[1];
  if (!page || !HAS_SOURCES) return;
  const there = anchors(page);
  if (there === null) say(`there is no page ${page}`, "deploy/kubernetes/README.md#...");
  else if (!parts[2] || !there.has(parts[2])) say(`${page} has no heading ${parts[2] ? `#${parts[2]}` : "named"}`, "add the heading, or mend the link");
  else if (there.has(String(alert).toLowerCase()) && parts[2] !== String(alert).toLowerCase()) say(`leads to #${parts[2] ?? ""}, and ${page} has a heading ${alert}`, `#${String(alert).toLowerCase()}`);
}

/** Grammar, metrics, functions that need a range, quantiles that need le. */
export function expression(text, say) {
  if (text.trim() === "") {
    say("is empty", "an expression");
    return;
  }
  const broken = [];
  const tree = parser.parse(text);
  tree.iterate({
    enter(node) {
      if (node.type.isError) broken.push(node.from);
      const own = text.slice(node.from, node.to);
      if (node.name === "VectorSelector") selector(node.node, text, say);
      if (node.name === "AggregateExpr") grouping(node.node, text, say);
      if (node.name === "FunctionCall") call(node.node, text, say);
      if (node.name === "MatrixSelector" && !node.node.getChild("VectorSelector") && !node.node.getChild("OffsetExpr")) say(`${own}: a range is of a metric, not of what is computed`, "rate() inside, or a subquery [15m:]");
      if (node.name === "MatrixSelector" && /\[\s*\d+\s*\]$/.test(own)) say(`${own} says no unit`, "[5m]");
      if (node.name === "BinaryExpr" && (node.node.firstChild?.name === "StringLiteral" || node.node.lastChild?.name === "StringLiteral")) say(`${own} compares with a text`, "a number, without quotes");
      if (node.name === "UnquotedLabelMatcher") pattern(own, say);
      if (node.name === "MatrixSelector" && /\[\s*\]/.test(own)) say(`${own} has no range`, "[5m]");
    },
  });
  if (broken.length) say(`is no PromQL: stops making sense at character ${broken[0] + 1} (${JSON.stringify(text.slice(Math.max(0, broken[0] - 12), broken[0] + 12))})`, "see to brackets, quotes and operators");
}

/** Patterns as Go reads them, near enough. */
function pattern(matcher, say) {
  const [, text] = /^\w+\s*[=!]~\s*["'`]([^]*)["'`]$/.exec(matcher) ?? [];
  if (text === undefined) return;
  try {
    new RegExp(text.replace(/^\(\?[a-zA-Z]+\)/, "").replaceAll("\\\\", "\\"));
  } catch {
    say(`${matcher} is no pattern`, "see to brackets");
  }
}

function metricOf(node, text) {
  const identifier = node.getChild("Identifier");
  return identifier ? text.slice(identifier.from, identifier.to) : undefined;
}

function selector(node, text, say) {
  const metric = metricOf(node, text);
  if (metric === undefined) {
    if (!/__name__/.test(text.slice(node.from, node.to))) say(`${text.slice(node.from, node.to)} names no metric`, "name it");
    return;
  }
  const labels = DOCUMENTED.get(metric) ?? labelsOfLibraries(metric);
  if (HAS_SOURCES && labels === undefined && !ELSEWHERE.test(metric) && !LIBRARIES.test(metric)) say(`no metric ${metric} is documented`, "docs/operations.md names those there are");
  if (labels === undefined) return;
  for (const matcher of node.getChild("LabelMatchers")?.getChildren("UnquotedLabelMatcher") ?? []) {
    const name = matcher.getChild("LabelName");
    const label = name && text.slice(name.from, name.to);
    if (label && labels.includes(label)) valueOf(metric, label, matcher, text, say);
    if (label && !TARGET_LABELS.has(label) && !labels.includes(label)) say(`${metric} has no label ${label}`, `it has ${labels.join(", ") || "none of its own"}`);
  }
}

/** Values that are not documented may be there; those that are nearly a documented one are misspelled. */
function valueOf(metric, label, matcher, text, say) {
  const string = matcher.getChild("StringLiteral");
  const value = string && text.slice(string.from + 1, string.to - 1);
  const said = VALUES.get(metric) ?? [];
  if (value && !said.includes(value)) {
    const meant = said.find((each) => nearly(value, each));
    if (meant) say(`${metric} has no ${label} ${JSON.stringify(value)}`, `${JSON.stringify(meant)}, as documented`);
  }
}

/** Labels that are summed by must be those of the metrics inside. */
function grouping(node, text, say) {
  const operator = text.slice(node.firstChild.from, node.firstChild.to);
  const body = node.getChild("FunctionCallBody");
  if (/^(topk|bottomk|quantile|count_values|limitk)$/.test(operator) && body && depthOne(text.slice(body.from, body.to)) !== 2) say(`${operator}() takes a number and an expression`, `${operator}(5, ...)`);
  const metrics = [];
  node.cursor().iterate((each) => {
    if (each.name === "VectorSelector") metrics.push(metricOf(each.node, text));
  });
  const of = (m) => DOCUMENTED.get(m) ?? labelsOfLibraries(m);
  if (!metrics.length || !metrics.every(of)) return;
  const there = new Set([...TARGET_LABELS, ...metrics.flatMap(of)]);
  for (const label of node.getChild("AggregateModifier")?.getChild("GroupingLabels")?.getChildren("LabelName") ?? []) {
    const name = text.slice(label.from, label.to);
    if (!there.has(name)) say(`${metrics.join(", ")} has no label ${name}`, `to sum by: ${[...new Set(metrics.flatMap(of))].join(", ") || "none of its own"}`);
  }
}

const ARGUMENTS = { clamp: [3, 3], clamp_max: [2, 2], clamp_min: [2, 2], histogram_quantile: [2, 2], label_replace: [5, 5], predict_linear: [2, 2], quantile_over_time: [2, 2], round: [1, 2], absent: [1, 1], time: [0, 0], vector: [1, 1], scalar: [1, 1] };
for (const name of "rate irate increase delta idelta deriv changes resets avg_over_time min_over_time max_over_time sum_over_time count_over_time abs ceil floor".split(" ")) ARGUMENTS[name] = [1, 1];

/** How many arguments stand between the outermost brackets. */
function depthOne(text) {
  let depth = 0;
  let count = 1;
  for (const each of text.replace(/"(?:[^"\\]|\\.)*"|'[^']*'/g, '""')) {
    if ("([{".includes(each)) depth++;
    else if (")]}".includes(each)) depth--;
    else if (each === "," && depth === 1) count++;
  }
  return count;
}

function call(node, text, say) {
  const name = text.slice(node.firstChild.from, node.firstChild.to);
  const body = node.getChild("FunctionCallBody");
  const inside = body ? text.slice(body.from, body.to) : "";
  const matrix = body?.getChild("MatrixSelector");
  if (NEEDS_RANGE.has(name) && !matrix && !body?.getChild("SubqueryExpr")) say(`${name}() needs a range: ${inside}`, `${name}(metric[5m])`);
  if (!NEEDS_RANGE.has(name) && matrix) say(`${name}() takes no range: ${inside}`, "rate() first");
  if (COUNTERS_ONLY.has(name) && matrix) {
    const metric = metricOf(matrix.getChild("VectorSelector") ?? matrix, text);
    if (DOCUMENTED.has(metric) && !/_(total|bucket|count|sum)$/.test(metric)) say(`${name}() of ${metric}, which is no counter`, "delta(), or the value itself");
  }
  const [least, most] = ARGUMENTS[name] ?? [0, 9];
  const given = inside.replace(/^\(|\)$/g, "").trim() === "" ? 0 : depthOne(inside);
  if (given < least || given > most) say(`${name}() takes ${least === most ? least : `${least} to ${most}`} arguments, not ${given}`, inside);
  if (name === "histogram_quantile") {
    if (!/_bucket\b/.test(inside)) say("histogram_quantile() needs the buckets of a histogram", "..._bucket");
    if (body?.getChild("AggregateExpr") && !/\bby\s*\([^)]*\ble\b/.test(inside) && !/\bwithout\s*\((?![^)]*\ble\b)/.test(inside)) say("the sum under histogram_quantile() loses le", "sum by (le) (...)");
    const share = /^\(\s*([\d.]+)/.exec(inside)?.[1];
    if (share !== undefined && Number(share) > 1) say(`${share} is no quantile`, "0 to 1");
  }
}

function dashboard(world, c, key, text, labelled) {
  const say = (path, wrong, todo) => world.problem(c, path, wrong, todo);
  const at = ["data", key];
  let board;
  try {
    board = JSON.parse(text);
  } catch (failure) {
    say(at, `is no JSON: ${failure.message}`, "export the dashboard anew");
    return;
  }
  if (!Array.isArray(board.panels)) return;
  if (!labelled) say("metadata.labels", "Grafana finds dashboards by the label grafana_dashboard", 'grafana_dashboard: "1"');
  if (!board.title) say(at, "has no title", "name it");
  const panels = board.panels.flatMap((p) => [p, ...list(p.panels)]);
  twice(panels.map((p) => p.id).filter((id) => id !== undefined), (id) => say(at, `two panels have the id ${id}`, "an id each"));
  for (const panel of panels) {
    for (const target of list(panel.targets)) {
      if (typeof target.expr === "string") expression(target.expr.replace(/\$__(rate_interval|interval|range)/g, "5m"), (wrong, todo) => say(at, `panel ${JSON.stringify(panel.title)}: ${wrong}`, todo));
    }
  }
}
