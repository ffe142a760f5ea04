// Postgres by CloudNativePG: copies, roles, poolers, room for all connections.
import { listed } from "../known.mjs";
import { namespaceOf } from "../objects.mjs";
import { list, quantity } from "./world.mjs";
import { cronFault, twice } from "./pods.mjs";
import { resolve } from "./references.mjs";

export function store(world) {
  const { set } = world;
  for (const c of set.all("Cluster")) cluster(world, c);
  for (const p of set.all("Pooler")) pooler(world, p);
  for (const b of [...set.all("ScheduledBackup"), ...set.all("Backup")]) {
    if (!set.find("Cluster", b.spec?.cluster?.name, namespaceOf(b))) world.problem(b, "spec.cluster.name", `there is no Cluster ${b.spec?.cluster?.name}`, "name one of this set");
    // Six fields here: the first is the second.
    const fields = String(b.spec?.schedule ?? "").trim().split(/\s+/);
    if (b.kind === "ScheduledBackup" && (fields.length !== 6 || !/^([0-5]?\d|\*)$/.test(fields[0]) || cronFault(fields.slice(1).join(" ")))) {
      world.problem(b, "spec.schedule", `${JSON.stringify(b.spec?.schedule)} is no schedule of six fields`, "second, minute, hour, day, month, weekday");
    }
  }
  for (const claim of set.all("PersistentVolumeClaim")) {
    if (!(quantity(claim.spec?.resources?.requests?.storage) >= 2 ** 20)) world.problem(claim, "spec.resources.requests.storage", `${claim.spec?.resources?.requests?.storage} is no plausible size`, "such as 10Gi");
    if (!list(claim.spec?.accessModes).length) world.problem(claim, "spec.accessModes", "there is none", "[ReadWriteOnce]");
  }
}

function cluster(world, c) {
  const say = (path, wrong, todo) => world.problem(c, path, wrong, todo);
  const { spec = {} } = c;
  const { instances = 1, postgresql, storage, walStorage, resources, bootstrap, managed, imageName } = spec;
  const synchronous = postgresql?.synchronous;
  if (synchronous && !(synchronous.number < instances)) say("spec.postgresql.synchronous.number", `${synchronous.number} standbys of ${instances} instances`, "fewer than instances");
  if (instances > 1 && !synchronous) say("spec.postgresql.synchronous", "is missing: a failover would lose commits", "{method: any, number: 1, dataDurability: preferred}");
  if (synchronous && instances > 1 && synchronous.dataDurability !== "preferred") say("spec.postgresql.synchronous.dataDurability", `is ${synchronous.dataDurability ?? "required (the default)"}: without standbys nothing could be committed, and all of it can be made again from the topics`, "preferred");
  if (synchronous && synchronous.method !== "any") say("spec.postgresql.synchronous.method", `${synchronous.method} waits for certain standbys, however slow`, "any");
  const { enablePodAntiAffinity = true, topologyKey = "kubernetes.io/hostname" } = spec.affinity ?? {};
  if (instances > 1 && enablePodAntiAffinity === false) say("spec.affinity.enablePodAntiAffinity", "all instances may lie on one node", "true");
  if (!["kubernetes.io/hostname", "topology.kubernetes.io/zone", "topology.kubernetes.io/region"].includes(topologyKey) && !/^(?!.*kubernetes\.io\/)[a-z0-9.-]+\/[\w.-]+$/.test(topologyKey)) say("spec.affinity.topologyKey", `nodes have no label ${topologyKey}`, "kubernetes.io/hostname");
  rights(world, c, say);
  if (instances === 2) say("spec.instances", "of two, none is left to wait for while one is away", "3, or 1");
  if (imageName && !/@sha256:[0-9a-f]{64}$/.test(imageName)) say("spec.imageName", `${imageName} is not named by its digest`, "name@sha256:<64 hex digits>");
  for (const [field, s] of [["storage", storage], ["walStorage", walStorage]]) {
    if (s && !(quantity(s.size) >= 2 ** 30)) say(`spec.${field}.size`, `${s.size} is no plausible size`, "such as 50Gi");
  }
  if (!storage) say("spec.storage", "is missing", "a size");
  if (!quantity(resources?.limits?.memory)) say("spec.resources.limits.memory", "there is no memory limit", "set it, equal to the request");
  else if (quantity(resources.requests?.memory) !== quantity(resources.limits.memory)) say("spec.resources.requests.memory", "the request is not the limit", "set both alike");
  if (resources?.limits?.cpu !== undefined) say("spec.resources.limits.cpu", "a processor limit stalls the database", "request, but do not limit");
  if (spec.enableSuperuserAccess) say("spec.enableSuperuserAccess", "whoever reads the secret is superuser", "false");
  const initdb = bootstrap?.initdb;
  if (initdb?.secret) resolve(world, c, namespaceOf(c), "Secret", initdb.secret.name, "spec.bootstrap.initdb.secret", "username");
  if (initdb?.secret) loginIs(world, c, initdb.owner, initdb.secret.name);
  const roles = list(managed?.roles);
  twice([...roles.map((r) => r.name), initdb?.owner].filter(Boolean), (name) => say("spec.managed.roles", `the role ${name} is there twice`, "keep one"));
  roles.forEach((r, i) => {
    const at = (field) => ["spec", "managed", "roles", i, field];
    for (const right of ["superuser", "createdb", "createrole", "replication", "bypassrls"]) if (r[right]) say(at(right), `${r.name} may do more than its work`, "leave it out");
    if (r.login && r.ensure !== "absent" && !r.passwordSecret) say(at("passwordSecret"), `${r.name} logs in without a password`, "name a secret");
    if (r.passwordSecret) resolve(world, c, namespaceOf(c), "Secret", r.passwordSecret.name, at("passwordSecret"), "password");
    if (r.passwordSecret) loginIs(world, c, r.name, r.passwordSecret.name);
    list(r.inRoles).forEach((of) => {
      const superior = /^(postgres|pg_(write|execute|read_server|write_server|execute_server)\w*)$/.test(of) || of === initdb?.owner;
      if (superior) say(at("inRoles"), `${r.name} has all rights of ${of}`, "leave it out");
    });
  });
  const asked = connections(world, `${c.metadata.name}-rw`, namespaceOf(c));
  roles.forEach((r, i) => {
    const users = world.workloads.filter((w) => w.namespace === namespaceOf(c) && list(w.spec.volumes).some((v) => v.secret?.secretName === r.passwordSecret?.name && r.passwordSecret));
    if (users.length && (r.login !== true || r.ensure === "absent")) say(["spec", "managed", "roles", i], `${r.name} cannot log in, and ${users[0].kind}/${users[0].name} does`, "ensure: present, login: true");
    const most = Math.max(0, ...users.map((w) => asked.of.get(w) ?? 0));
    if (r.connectionLimit !== undefined && r.connectionLimit >= 0 && r.connectionLimit < most) say(["spec", "managed", "roles", i, "connectionLimit"], `${r.connectionLimit} are fewer than the ${most} that may be asked for`, "raise it");
  });
  parameters(world, c, postgresql?.parameters ?? {}, say);
}

/** What is granted at the beginning goes to roles that are there, and to readers no more than reading. */
function rights(world, c, say) {
  const { initdb } = c.spec?.bootstrap ?? {};
  const statements = list(initdb?.postInitApplicationSQL).map(String);
  const made = statements.flatMap((s) => [...s.matchAll(/\bcreate\s+(?:role|user)\s+"?(\w+)/gi)].map((m) => m[1]));
  // Managed roles are made later, when these statements are long done.
  const there = new Set([...made, initdb?.owner, "postgres", "public"]);
  // What standbys alone are asked with.
  const reading = new Set(
    list(c.spec?.managed?.roles)
      .filter((r) => {
        const users = world.workloads.filter((w) => w.namespace === namespaceOf(c) && list(w.spec.volumes).some((v) => v.secret && v.secret.secretName === r.passwordSecret?.name));
        return users.length && users.every((w) => accessOf(world, w) === "ro" || accessOf(world, w) === "r");
      })
      .flatMap((r) => [r.name, ...list(r.inRoles)]),
  );
  logins(world, c, statements, made, say);
  statements.forEach((s, i) => {
    const at = ["spec", "bootstrap", "initdb", "postInitApplicationSQL", i];
    const [, what = ""] = /\bgrant\s+(.+?)\s+(?:on|to)\s/i.exec(s) ?? [];
    const to = (/\bgrant\b.*\bto\s+([\w", ]+?)(?:\s+with\b.*)?;?\s*$/i.exec(s)?.[1] ?? "").split(",").map((x) => x.trim().replace(/^(role|group)\s+/i, "").replace(/"/g, "")).filter(Boolean);
    for (const name of to.filter((x) => !there.has(x) && !/^pg_/.test(x))) say(at, `there will be no role ${name}`, [...there].filter(Boolean).join(", "));
    if (/^all\b/i.test(what)) say(at, "grants everything", "name the rights");
    if (to.includes("public")) say(at, "grants it to everybody", "name the role");
    if (to.some((x) => reading.has(x)) && /\b(insert|update|delete|truncate|references|trigger|create)\b/i.test(what)) say(at, `lets ${to.filter((x) => reading.has(x)).join(", ")} write, and its workloads only read`, "select");
    if (/\b(create|alter)\s+(role|user)\b.*\b(?<!no)(superuser|createdb|createrole|replication|bypassrls)\b/i.test(s)) say(at, "makes a role that may do more than its work", "nologin alone");
  });
}

/** Whoever speaks to it logs in as a role that there is, and that has rights. */
function logins(world, c, statements, made, say) {
  const { initdb } = c.spec?.bootstrap ?? {};
  const roles = list(c.spec?.managed?.roles);
  const known = new Set([...made, ...roles.map((r) => r.name)]);
  roles.forEach((r, i) => list(r.inRoles).forEach((of) => !known.has(of) && of !== initdb?.owner && !/^pg_/.test(of) && say(["spec", "managed", "roles", i, "inRoles"], `there is no role ${of}`, [...known].join(", "))));
  const logged = new Set();
  for (const w of world.workloads.filter((x) => x.namespace === namespaceOf(c))) {
    const access = accessOf(world, w);
    const url = w.main.flatMap(({ container, path }) => world.environment(w, container, path)).find((e) => e.name === "QUARKUS_DATASOURCE_JDBC_URL")?.value;
    const service = world.service(/postgresql:\/\/([a-z0-9-]+)/.exec(url ?? "")?.[1], w.namespace);
    if ((service?.cluster?.metadata?.name ?? service?.pooler?.spec?.cluster?.name) !== c.metadata?.name) continue;
    for (const v of list(w.spec.volumes).filter((x) => x.secret)) {
      const e = world.set.all("ExternalSecret", w.namespace).find((x) => (x.spec?.target?.name ?? x.metadata?.name) === v.secret.secretName);
      const name = e?.spec?.target?.template?.data?.username;
      if (name === undefined || /\{\{/.test(name) || name === initdb?.owner) continue;
      const role = roles.find((r) => r.name === name);
      const reloads = e.spec.target.template.metadata?.labels?.["cnpg.io/reload"] === "true";
      if (!logged.has(name)) {
        if (!role) say("spec.managed.roles", `${w.kind}/${w.name} logs in as ${name}, which no role here is`, `name: ${name}, with login and passwordSecret`);
        if (role && !reloads) world.problem(e, "spec.target.template.metadata.labels", "without cnpg.io/reload a changed password is not set in Postgres", 'cnpg.io/reload: "true"');
      }
      logged.add(name);
      const of = new Set([name, ...list(role?.inRoles)]);
      const granted = statements.filter((s) => /\bgrant\b/i.test(s) && [...of].some((r) => new RegExp(`\\bto\\b.*\\b${r}\\b`, "i").test(s)));
      const tables = granted.filter((s) => /\bon\s+(all\s+)?tables\b/i.test(s));
      // Poolers are for readers, also where there is no standby to lead to.
      const writes = access === "rw" && service.cluster !== undefined;
      if (role && initdb && !tables.some((s) => /\bselect\b|\bgrant\s+all\b/i.test(s))) say("spec.bootstrap.initdb.postInitApplicationSQL", `${name} may read no table, and ${w.kind}/${w.name} does`, "grant select on tables, or inRoles");
      else if (role && initdb && writes && !tables.some((s) => /\binsert\b|\bgrant\s+all\b/i.test(s))) say("spec.bootstrap.initdb.postInitApplicationSQL", `${name} may write to no table, and ${w.kind}/${w.name} does`, "grant insert, update, delete on tables, or inRoles");
    }
  }
}

/** Whether a workload's store is the primary or a standby. */
function accessOf(world, w) {
  const url = w.main.flatMap(({ container, path }) => world.environment(w, container, path)).find((e) => e.name === "QUARKUS_DATASOURCE_JDBC_URL")?.value;
  const host = /postgresql:\/\/([a-z0-9-]+)/.exec(url ?? "")?.[1];
  return host && world.service(host, w.namespace)?.access;
}

/** Every parameter of Postgres with its type. */
const PARAMETERS = listed("postgres-parameters.txt");
const TYPES = {
  boolean: [/^(on|off|true|false|yes|no|1|0)$/i, "on or off"],
  integer: [/^-?\d+\s*(B|kB|MB|GB|TB|us|ms|s|min|h|d)?$/, "a whole number, with a unit of Postgres' (kB, MB, GB, ms, s, min)"],
  real: [/^-?\d+(\.\d+)?\s*(us|ms|s|min|h|d)?$/, "a number"],
};

/** What CloudNativePG hands on to PgBouncer. */
const PGBOUNCER = new Set(
  ("application_name_add_host auth_type autodb_idle_timeout cancel_wait_timeout client_idle_timeout client_login_timeout client_tls_ciphers client_tls_protocols " +
    "client_tls13_ciphers default_pool_size disable_pqexec dns_max_ttl dns_nxdomain_ttl idle_transaction_timeout ignore_startup_parameters listen_backlog log_connections " +
    "log_disconnections log_pooler_errors log_stats max_client_conn max_db_connections max_packet_size max_prepared_statements max_user_connections min_pool_size " +
    "pkt_buf query_timeout query_wait_timeout query_wait_notify reserve_pool_size reserve_pool_timeout sbuf_loopcnt server_check_delay server_check_query " +
    "server_connect_timeout server_fast_close server_idle_timeout server_lifetime server_login_retry server_reset_query server_reset_query_always " +
    "server_round_robin server_tls_ciphers server_tls_protocols server_tls13_ciphers server_tls_sslmode stats_period suspend_timeout tcp_defer_accept " +
    "tcp_keepalive tcp_keepcnt tcp_keepidle tcp_keepintvl tcp_socket_buffer tcp_user_timeout track_extra_parameters transaction_timeout verbose").split(" "),
);

const MANAGED = /^(allow_system_table_mods|archive_(command|mode|cleanup_command)|bonjour|cluster_name|config_file|data_(directory|sync_retry)|event_source|external_pid_file|full_page_writes|hba_file|hot_standby|ident_file|jit_provider|listen_addresses|log_(destination|directory|file_mode|filename|rotation_\w+|truncate_on_rotation)|logging_collector|port|primary_(conninfo|slot_name)|promote_trigger_file|recovery_\w+|restart_after_crash|restore_command|ssl(_\w+)?|stats_temp_directory|synchronous_standofEachnames|syslog_\w+|unix_socket_\w+|wal_log_hints)$/;

/** A secret that a role logs in with names that role. */
function loginIs(world, c, role, secret) {
  const e = world.set.all("ExternalSecret", namespaceOf(c)).find((x) => (x.spec?.target?.name ?? x.metadata?.name) === secret);
  const username = e?.spec?.target?.template?.data?.username;
  if (username !== undefined && !/\{\{/.test(username) && username !== role) world.problem(e, "spec.target.template.data.username", `is ${username}, and Cluster/${c.metadata.name} takes it for ${role}`, role);
  if (username !== undefined && e.spec.target.template.type !== "kubernetes.io/basic-auth") world.problem(e, "spec.target.template.type", "CloudNativePG takes logins of this type alone", "kubernetes.io/basic-auth");
}

function parameters(world, c, all, say) {
  const logged = ["spec", "postgresql", "parameters", "log_min_error_statement"];
  if (!/^(fatal|panic)$/i.test(all.log_min_error_statement ?? "error")) say(logged, `is ${all.log_min_error_statement ?? "error (the default)"}: failed statements would be logged, with the names and texts in them`, "panic");
  if (!/^none$/i.test(all.log_statement ?? "none")) say(["spec", "postgresql", "parameters", "log_statement"], `is ${all.log_statement}: names and texts would be logged`, "leave it out");
  for (const [key, value] of Object.entries(all)) {
    const at = ["spec", "postgresql", "parameters", key];
    const type = PARAMETERS.get(key);
    if (!type && !key.includes(".")) say(at, "is no parameter of Postgres", "see to the spelling");
    if (TYPES[type] && !TYPES[type][0].test(value)) say(at, `is ${JSON.stringify(value)}`, TYPES[type][1]);
    if (MANAGED.test(key)) say(at, "is the operator's to set", "leave it out");
    if (key === "fsync" && /^(off|false|no|0)$/.test(value)) say(at, "commits would not outlive a crash", "leave it out");
    if (key === "synchronous_commit" && /^(off|local|false|no|0)$/.test(value)) say(at, "commits would not outlive a crash", "leave it out");
  }
  const limit = quantity(c.spec.resources?.limits?.memory);
  const units = { kB: 2 ** 10, MB: 2 ** 20, GB: 2 ** 30, TB: 2 ** 40 };
  const buffers = /^(\d+)(kB|MB|GB|TB)$/.exec(all.shared_buffers ?? "");
  if (buffers && limit && Number(buffers[1]) * units[buffers[2]] > 0.5 * limit) say(["spec", "postgresql", "parameters", "shared_buffers"], `${all.shared_buffers} of ${c.spec.resources.limits.memory}`, "a quarter of the memory");
  const most = Number(all.max_connections ?? 100);
  const asked = connections(world, `${c.metadata.name}-rw`, namespaceOf(c));
  if (asked.total > most - 10) say(["spec", "postgresql", "parameters", "max_connections"], `${most} are fewer than may be asked for (${asked.parts.join(" + ")} = ${asked.total}, and 10 for the operator)`, "raise it, or lower the pools");
}

/** What may be opened at the primary at most: pools of those who speak to it, by the number of their replicas. */
function connections(world, service, namespace) {
  const parts = [];
  let total = 0;
  const ofEach = new Map();
  for (const w of world.workloads) {
    for (const { container, path } of w.main) {
      const env = world.environment(w, container, path);
      const host = /postgresql:\/\/([a-z0-9-]+)/.exec(env.find((e) => e.name === "QUARKUS_DATASOURCE_JDBC_URL")?.value ?? "")?.[1];
      if (host !== service || w.namespace !== namespace) continue;
      const size = Number(env.find((e) => e.name === "QUARKUS_DATASOURCE_JDBC_MAX_SIZE")?.value ?? 16);
      const by = [...world.set.all("HorizontalPodAutoscaler"), ...world.set.all("ScaledObject")].find((s) => s.spec?.scaleTargetRef?.name === w.name);
      const replicas = by ? (by.spec.maxReplicas ?? by.spec.maxReplicaCount ?? 100) : (w.object.spec?.replicas ?? 1);
      parts.push(`${w.name} ${replicas} x ${size}`);
      total += replicas * size;
      ofEach.set(w, replicas * size);
    }
  }
  return { parts, total, of: ofEach };
}

function pooler(world, p) {
  const { spec = {} } = p;
  const say = (path, wrong, todo) => world.problem(p, path, wrong, todo);
  const c = world.set.find("Cluster", spec.cluster?.name, namespaceOf(p));
  if (!c) say("spec.cluster.name", `there is no Cluster ${spec.cluster?.name} in ${namespaceOf(p)}`, `there are: ${world.set.all("Cluster").map((x) => x.metadata.name).join(", ") || "none"}`);
  else if (["ro", "r"].includes(spec.type) && (c.spec?.instances ?? 1) < 2) say("spec.type", `${spec.type} leads to standbys, and Cluster/${c.metadata.name} has none`, "rw");
  if (c && p.metadata.name === c.metadata.name) say("metadata.name", "is the cluster's own", "another name");
  if (spec.pgbouncer?.poolMode === "transaction") say("spec.pgbouncer.poolMode", "loses what each connection sets for itself (keepalives, time-outs)", "session");
  if (c && !list(c.spec?.certificates?.serverAltDNSNames).includes(p.metadata.name)) {
    const strict = world.workloads.some((w) => w.main.some(({ container, path }) => world.environment(w, container, path).some((e) => String(e.value).includes(`//${p.metadata.name}:`) && /sslmode=verify-full/.test(e.value))));
    if (strict) world.problem(c, "spec.certificates.serverAltDNSNames", `the server's certificate does not name ${p.metadata.name}, and clients verify it`, `add ${p.metadata.name}`);
  }
  for (const [key, value] of Object.entries(spec.pgbouncer?.parameters ?? {})) {
    if (!PGBOUNCER.has(key)) say(["spec", "pgbouncer", "parameters", key], "is no parameter of PgBouncer that may be set", "see to the spelling");
    else if (/(_size|_conn|_connections|_timeout|_lifetime|_statements)$/.test(key) && !/^\d+(\.\d+)?$/.test(value)) say(["spec", "pgbouncer", "parameters", key], `is ${JSON.stringify(value)}`, "a number");
  }
  const { max_client_conn: clients = "100", default_pool_size: size = "20" } = spec.pgbouncer?.parameters ?? {};
  const room = (spec.instances ?? 1) * Math.min(Number(clients), spec.pgbouncer?.poolMode === "session" ? Number(size) : Infinity);
  const most = Number(c?.spec?.postgresql?.parameters?.max_connections ?? 100);
  const opened = (spec.instances ?? 1) * Number(size);
  if (c && ["ro", "r"].includes(spec.type) && opened > most - 10) say("spec.pgbouncer.parameters.default_pool_size", `${spec.instances ?? 1} x ${size} sessions are more than one standby has (${most}, and 10 for the operator), where the other is away`, "smaller pools, or raise max_connections");
  const asked = connections(world, p.metadata.name, namespaceOf(p));
  if (asked.total > room) say("spec.pgbouncer.parameters", `room for ${room}, and ${asked.parts.join(" + ")} = ${asked.total} may be asked for`, "more instances, clients or sessions");
  const of = list(spec.template?.spec?.containers).find((x) => x.name === "pgbouncer");
  for (const x of list(spec.template?.spec?.containers)) if (x.name !== "pgbouncer" && !x.image) say("spec.template.spec.containers", `${x.name} is no container of a pooler, and has no image`, "pgbouncer");
  if (of?.resources?.limits?.memory !== undefined && quantity(of.resources.requests?.memory) !== quantity(of.resources.limits.memory)) say("spec.template.spec.containers", "the request is not the limit", "set both alike");
  const anti = spec.template?.spec?.affinity?.podAntiAffinity ?? {};
  for (const term of [...list(anti.requiredDuringSchedulingIgnoredDuringExecution), ...list(anti.preferredDuringSchedulingIgnoredDuringExecution).map((x) => x.podAffinityTerm)]) {
    if (!term?.labelSelector || !world.select(term.labelSelector, namespaceOf(p)).some((pod) => pod.owner === p)) say("spec.template.spec.affinity", "counts no pod of this pooler", `cnpg.io/poolerName: ${p.metadata.name}`);
  }
  if (of && of.resources?.limits?.memory === undefined) say("spec.template.spec.containers", "there is no memory limit", "set it, equal to the request");
}
