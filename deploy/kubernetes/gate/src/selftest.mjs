// Sees the overlays pass and every seeded mistake refused, for the reason it was seeded for. Written as a JUnit report,
// so that ./aidwire test counts it.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { parse } from "yaml";
import { checkAll } from "./gate.mjs";
import { composeFaults } from "./compose.mjs";
import { build } from "./kustomize.mjs";
import { fromText, ManifestSet } from "./objects.mjs";
import { applyPatch } from "./patch.mjs";
import { MISTAKES, OVERLAYS, VARIANTS } from "./places.mjs";
import { render, renderer } from "./render.mjs";

/** Returns whether all went well. */
export async function selfTest(report) {
  const began = Date.now();
  const overlays = OVERLAYS.map((folder) => ({ name: basename(folder), text: render(folder), folder }));
  const right = overlays.map(({ name, text }) => fromText(text, `overlay ${name}`));
  const bases = new Map(overlays.map(({ name }, i) => [name, right[i]]));
  const variants = changed(VARIANTS, bases);
  const mistakes = changed(MISTAKES, bases);
  const found = await checkAll([...right, ...variants.map((v) => v.set), ...mistakes.map((m) => m.set)]);
  const ofVariants = right.length;
  const ofMistakes = right.length + variants.length;
  const cases = [
    ...right.map((set, i) => ({ name: `${set.name} passes`, failure: found[i].join("\n") })),
    ...variants.map((v, i) => ({ name: `${v.name} passes: ${v.what}`, failure: found[ofVariants + i].join("\n") })),
    ...mistakes.map((m, i) => ({ name: `${m.name}: ${m.what}`, failure: verdict(m, found[ofMistakes + i]) })),
    { name: "deploy/compose names what is there", failure: composeFaults().join("\n") },
    ...(renderer() ? overlays.map(sameAsOurs) : []),
  ];
  const failed = cases.filter((c) => c.failure);
  for (const each of failed) console.error(`FAILED ${each.name}\n${each.failure}`);
  console.log(`manifests: ${cases.length - failed.length} passed, ${failed.length} failed (${mistakes.length} seeded mistakes)`);
  if (report) write(report, cases, (Date.now() - began) / 1000);
  return failed.length === 0;
}

function changed(folder, bases) {
  return readdirSync(folder)
    .filter((file) => file.endsWith(".yaml"))
    .sort()
    .map((file) => seeded(folder, file, bases));
}

/** A correct set with one change: a JSON patch of one object, an object left out, or text that is added. */
function seeded(folder, file, bases) {
  const { what, overlay = "prod", target, patch, remove, add, refused } = parse(readFileSync(join(folder, file), "utf8"));
  const added = fromText(add ?? "", file);
  const result = new ManifestSet(file);
  result.problems.push(...added.problems);
  let hit = add !== undefined;
  for (const object of [...structuredClone(bases.get(overlay).objects), ...added.objects]) {
    const taken = (of) => of && object.kind === of.kind && new RegExp(`^(?:${of.name})$`).test(object.metadata?.name);
    if (taken(remove)) {
      hit = true;
      continue;
    }
    if (taken(target)) {
      hit = true;
      applyPatch(object, patch);
    }
    result.add(object, file);
  }
  if (!hit) throw new Error(`${file}: its target is not in the overlay ${overlay}`);
  return { name: file.replace(/\.yaml$/, ""), what, refused, set: result };
}

function verdict({ refused }, problems) {
  if (!problems.length) return "was not refused";
  if (!refused) return "the file does not say with which words it is refused";
  return problems.some((p) => p.toString().includes(refused)) ? "" : `was not refused with "${refused}" but with\n${problems.join("\n")}`;
}

/** What stands in where no kubectl is installed renders the same. */
function sameAsOurs({ name, text, folder }) {
  const index = (set) => new Map(set.objects.map((o) => [`${o.kind}/${o.metadata.name}`, JSON.stringify(sorted(o))]));
  const [theirs, ours] = [index(fromText(text, name)), index(fromText(build(folder), name))];
  const other = [...new Set([...theirs.keys(), ...ours.keys()])].filter((key) => theirs.get(key) !== ours.get(key));
  return { name: `overlay ${name} is rendered alike with and without ${renderer().program}`, failure: other.length ? `not alike: ${other.join(", ")}` : "" };
}

function sorted(value) {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.keys(value).sort().map((key) => [key, sorted(value[key])]));
}

function write(report, cases, seconds) {
  const safe = (text) => text.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`).replace(/[^\t\n\r\x20-\uFFFD]/g, "?");
  const failures = cases.filter((c) => c.failure).length;
  const lines = cases.map(({ name, failure }) =>
    failure ? `  <testcase classname="manifests" name="${safe(name)}"><failure>${safe(failure)}</failure></testcase>` : `  <testcase classname="manifests" name="${safe(name)}"/>`,
  );
  mkdirSync(dirname(report), { recursive: true });
  writeFileSync(report, `<?xml version="1.0" encoding="UTF-8"?>\n<testsuite name="manifests" tests="${cases.length}" failures="${failures}" errors="0" skipped="0" time="${seconds}">\n${lines.join("\n")}\n</testsuite>\n`);
}
