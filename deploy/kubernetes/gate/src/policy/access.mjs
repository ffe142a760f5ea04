// Rights in the cluster, and secrets.
import { list } from "./world.mjs";
import { namespaceOf } from "../objects.mjs";

export function access(world) {
  const { set } = world;
  for (const s of set.all("Secret")) {
    const keys = Object.keys({ ...s.data, ...s.stringData });
    if (keys.length) world.problem(s, s.data ? "data" : "stringData", `holds ${keys.join(", ")} where everybody reads it`, "an ExternalSecret: secrets come from outside");
  }
  for (const c of set.all("ConfigMap")) {
    for (const [key, value] of Object.entries(c.data ?? {})) {
      const named = /(^|[._-])(password|passwd|secret|token|private[._-]?key|api[._-]?key)$/i.test(key) && !/^(AIDWIRE|QUARKUS|KAFKA)_/.test(key) && !/^[/$\\]/.test(value) && value !== "";
      if (named || /-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(value)) world.problem(c, ["data", key], "is a secret where everybody reads it", "an ExternalSecret: secrets come from outside");
    }
  }
  for (const role of [...set.all("Role"), ...set.all("ClusterRole")]) {
    list(role.rules).forEach((rule, i) => {
      for (const field of ["verbs", "resources", "apiGroups"]) {
        if (list(rule[field]).includes("*")) world.problem(role, ["rules", i, field], "allows all", "name what is needed");
      }
      if (list(rule.resources).some((r) => /^secrets|^pods\/exec/.test(r))) world.problem(role, ["rules", i, "resources"], `gives ${rule.resources.join(", ")}`, "nothing of ours needs it");
    });
  }
  for (const b of [...set.all("RoleBinding"), ...set.all("ClusterRoleBinding")]) {
    if (b.kind === "ClusterRoleBinding") world.problem(b, "", "gives rights over the whole cluster", "nothing of ours speaks to the API");
    const { kind, name } = b.roleRef ?? {};
    if (kind === "Role" && !set.find("Role", name, namespaceOf(b))) world.problem(b, "roleRef", `there is no Role ${name}`, "name one of this set");
    if (kind === "ClusterRole" && /^(cluster-admin|admin|edit)$/.test(name)) world.problem(b, "roleRef", `gives everything ${name} may do`, "a Role of its own");
    list(b.subjects).forEach((s, i) => {
      if (s.kind === "ServiceAccount" && !set.find("ServiceAccount", s.name, s.namespace ?? namespaceOf(b))) world.problem(b, ["subjects", i], `there is no ServiceAccount ${s.name}`, "name one of this set");
    });
  }
}
