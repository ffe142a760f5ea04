// Values that the schemas take for any text or any number, by the name of their field, wherever it stands.
import { isIP } from "node:net";
import { entries } from "./world.mjs";

const oneOf = (...values) => [(v) => values.includes(v), values.map((v) => v || '""').join(", ")];
const within = (low, high) => [(v) => Number.isInteger(v) && v >= low && v <= high, `a whole number from ${low} to ${high}`];
const YEAR = 31_536_000;

/** [kinds, path with * for any step, what it may be]. */
const RULES = [
  [null, /\.emptyDir\.medium$/, [(v) => ["", "Memory"].includes(v) || /^HugePages/.test(v), "Memory"]],
  [null, /\.tolerations\.\d+\.operator$/, oneOf("Exists", "Equal")],
  [null, /\.tolerations\.\d+\.effect$/, oneOf("NoSchedule", "PreferNoSchedule", "NoExecute")],
  [null, /\.matchExpressions\.\d+\.operator$/, oneOf("In", "NotIn", "Exists", "DoesNotExist", "Gt", "Lt")],
  [null, /behavior\.scale(Up|Down)\.policies\.\d+\.type$/, oneOf("Pods", "Percent")],
  [null, /behavior\.scale(Up|Down)\.selectPolicy$/, oneOf("Max", "Min", "Disabled")],
  [null, /behavior\.scale(Up|Down)\.stabilizationWindowSeconds$/, within(0, 3600)],
  [null, /behavior\.scale(Up|Down)\.policies\.\d+\.periodSeconds$/, within(1, 1800)],
  [null, /behavior\.scale(Up|Down)\.policies\.\d+\.value$/, within(1, 10_000)],
  [["ScaledObject"], /^spec\.fallback\.failureThreshold$/, within(1, 1000)],
  [["ScaledObject"], /^spec\.pollingInterval$/, within(1, 300)],
  [["Cluster"], /\.podAntiAffinityType$/, oneOf("preferred", "required")],
  [["Cluster"], /\.initdb\.encoding$/, oneOf("UTF8", "UTF-8")],
  [["Kafka"], /^spec\.kafka\.metadataVersion$/, [(v) => /^\d+\.\d+(\.\d+)?(-IV\d+)?$/.test(v), "such as 4.1-IV1"]],
  [["Deployment", "StatefulSet", "Job", "CronJob"], /\.terminationGracePeriodSeconds$/, [(v) => v >= 1, "45: 0 kills at once"]],
  [null, /\.(ports\.\d+\.protocol)$/, oneOf("TCP", "UDP", "SCTP")],
  [null, /\.whenUnsatisfiable$/, oneOf("DoNotSchedule", "ScheduleAnyway")],
  [null, /\.dnsPolicy$/, oneOf("ClusterFirst", "ClusterFirstWithHostNet", "Default", "None")],
  [null, /\.imagePullPolicy$/, oneOf("Always", "IfNotPresent", "Never")],
  [null, /\.workingDir$/, [(v) => v.startsWith("/"), "an absolute path"]],
  [null, /\.(stdin|tty)$/, [(v) => v === false, "left out: nobody types"]],
  [null, /\.hostAliases\.\d+\.ip$/, [(v) => isIP(v) !== 0, "an address"]],
  [null, /\.dnsPolicy$/, [(v) => v !== "None", "ClusterFirst"]],
  [["Ingress"], /^spec\.ingressClassName$/, [(v) => /^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$/.test(v), "the name of a class"]],
  [["Cluster"], /torage\.storageClass$/, [(v) => v !== "", "a class, or left out for the default"]],
  [["Cluster"], /synchronous\.number$/, [(v) => v >= 1, "1: otherwise nothing is waited for"]],
  [["Cluster"], /pg_hba\.\d+$/, [(v) => !/\b(trust|password)\s*$/.test(v) && !/^host\s/.test(v), "hostssl ... scram-sha-256"]],
  [["PrometheusRule"], /\.record$/, [(v) => /^[a-zA-Z_:][a-zA-Z0-9_:]*$/.test(v), "letters, digits, _ and :"]],
  [["PrometheusRule"], /\.alert$/, [(v) => /^[A-Za-z_]\w*$/.test(v), "one word"]],
  [["ServiceMonitor", "PodMonitor"], /\.(metricR|r)elabelings\.\d+\.action$/, [(v) => /^(replace|keep|drop|hashmod|labelmap|labeldrop|labelkeep|lowercase|uppercase|keepequal|dropequal)$/i.test(v), "replace, keep, drop, ..."]],
  [["Deployment"], /^spec\.progressDeadlineSeconds$/, within(180, YEAR)],
  [null, /\.(completions|parallelism)$/, within(1, 1000)],
  [null, /\.(defaultMode|mode)$/, [(v) => Number.isInteger(v) && v >= 0 && v <= 0o777 && (v & 0o007) === 0, "0440: readable for the pod's group, and for nobody else"]],
  [null, /\.optional$/, [(v) => v === false, "left out: what is named is needed, and a start without it fails later"]],
  [null, /\.subPath$/, [(v) => !v.startsWith("/") && !v.split("/").includes(".."), "a path within the volume"]],
  [["PodDisruptionBudget"], /^spec\.(maxUnavailable|minAvailable)$/, [(v) => typeof v === "string" || v >= 0, "0 or more"]],
  [["ScaledObject"], /metadata\.offsetResetPolicy$/, oneOf("earliest", "latest")],
  [["Kafka"], /^spec\.kafka\.version$/, [(v) => /^\d+\.\d+\.\d+$/.test(v), "such as 4.1.1"]],
  [["Cluster"], /\.(postInit\w*SQL)\.\d+$/, [(v) => /^\s*(create|alter|grant|revoke|comment|set|insert|update|delete|select|do|drop|reassign|security)\s/i.test(v), "a statement of SQL"]],
  [["Service"], /^spec\.clusterIP$/, [(v) => v === "None" || v === "" || /^[0-9a-f.:]+$/i.test(v), "None, or left out"]],
  [["Namespace"], /pod-security\.kubernetes\.io\/(enforce|warn|audit)$/, oneOf("privileged", "baseline", "restricted")],
  [["Namespace"], /pod-security\.kubernetes\.io\/\w+-version$/, [(v) => /^(latest|v1\.\d+)$/.test(v), "latest"]],
  [["Ingress"], /nginx\.ingress\.kubernetes\.io\/[\w-]+-timeout$/, [(v) => /^\d+$/.test(v), "seconds, without a unit"]],
  [["Ingress"], /nginx\.ingress\.kubernetes\.io\/[\w-]+-(size|memory)$/, [(v) => /^\d+[kmg]?$/i.test(v), "such as 8m"]],
  [["Ingress"], /nginx\.ingress\.kubernetes\.io\/(proxy-buffering|proxy-request-buffering)$/, oneOf("on", "off")],
  [["Ingress"], /nginx\.ingress\.kubernetes\.io\/(force-)?ssl-redirect$/, oneOf("true", "false")],
  [null, /\.(backoffLimit|revisionHistoryLimit|successfulJobsHistoryLimit|failedJobsHistoryLimit)$/, within(0, 1_000_000)],
  [null, /\.(terminationGracePeriodSeconds|ttlSecondsAfterFinished|minReadySeconds|cooldownPeriod|initialCooldownPeriod|startingDeadlineSeconds)$/, within(0, YEAR)],
  [null, /\.(activeDeadlineSeconds|progressDeadlineSeconds|pollingInterval)$/, within(1, YEAR)],
  [["Deployment", "StatefulSet", "KafkaNodePool", "KafkaTopic"], /^spec\.replicas$/, within(0, 1000)],
  [["Cluster", "Pooler"], /^spec\.instances$/, within(1, 100)],
  [["ExternalSecret"], /^spec\.refreshInterval$/, [(v) => /^0$|^(\d+(\.\d+)?(ms|s|m|h))+$/.test(v), "a duration such as 1m"]],
  [["ExternalSecret"], /^spec\.target\.template\.type$/, [(v) => /^(Opaque|kubernetes\.io\/(basic-auth|tls|ssh-auth|dockerconfigjson))$/.test(v), "Opaque or one of kubernetes.io/..."]],
  [["CronJob"], /^spec\.timeZone$/, [isTimeZone, "a name such as Etc/UTC"]],
  [["KafkaNodePool"], /^spec\.jvmOptions\.-Xm[sx]$/, [(v) => /^\d+[kmgKMG]?$/.test(v), "such as 2g"]],
];

function isTimeZone(name) {
  try {
    return Boolean(new Intl.DateTimeFormat("en", { timeZone: name }));
  } catch {
    return false;
  }
}

export function values(world) {
  for (const object of world.set.objects.filter((o) => !["ConfigMap", "Secret"].includes(o.kind))) {
    walk(object, [], (path, value) => {
      const text = path.join(".");
      for (const [kinds, where, [fits, like]] of RULES) {
        if ((!kinds || kinds.includes(object.kind)) && where.test(text) && !fits(value)) world.problem(object, path, `is ${JSON.stringify(value)}`, like);
      }
    });
  }
}

function walk(value, path, visit) {
  for (const [key, each] of entries(value)) {
    const at = [...path, Array.isArray(value) ? Number(key) : key];
    if (each !== null && typeof each === "object") walk(each, at, visit);
    else visit(at, each);
  }
}
