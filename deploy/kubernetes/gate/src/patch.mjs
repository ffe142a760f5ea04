// JSON Patch (RFC 6902): the part that kustomizations and seeded mistakes use.

export function applyPatch(object, operations) {
  for (const { op, path, value } of operations) {
    const steps = path.split("/").slice(1).map((s) => s.replaceAll("~1", "/").replaceAll("~0", "~"));
    const last = steps.pop();
    let at = object;
    for (const step of steps) {
      at = at?.[step];
      if (at === undefined || at === null) throw new Error(`${op} ${path}: there is no ${step}`);
    }
    change(at, last, op, structuredClone(value), path);
  }
  return object;
}

function change(at, last, op, value, path) {
  const there = Array.isArray(at) ? Number(last) < at.length : last in at;
  if (op !== "add" && !there) throw new Error(`${op} ${path}: nothing is there`);
  if (op === "add" && Array.isArray(at)) at.splice(last === "-" ? at.length : Number(last), 0, value);
  else if (op === "add" || op === "replace") at[last] = value;
  else if (op === "remove" && Array.isArray(at)) at.splice(Number(last), 1);
  else if (op === "remove") delete at[last];
  else throw new Error(`${op} is none of add, replace, remove`);
}
