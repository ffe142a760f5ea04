// The command line. Finds what is to be checked, has it checked, says what was found.
import { existsSync, statSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { checkAll } from "./gate.mjs";
import { fromFolder, fromText } from "./objects.mjs";
import { isKustomization, render, RenderFailure } from "./render.mjs";
import { selfTest } from "./selftest.mjs";
import { OVERLAYS, PROJECT } from "./places.mjs";

function usage(message) {
  console.error(`check: ${message}\nusage: deploy/kubernetes/check [DIR]; more: --help`);
  process.exit(2);
}

/** The sets that an argument stands for: a folder, or every overlay of ours. */
export function setsOf(directory) {
  if (directory === undefined) {
    return OVERLAYS.map((overlay) => rendered(overlay));
  }
  return [isKustomization(directory) ? rendered(directory) : fromFolder(directory)];
}

function rendered(folder) {
  return fromText(render(folder), relative(PROJECT, resolve(folder)) || folder);
}

function say(set, problems) {
  for (const each of problems) {
    console.error(each.toString());
  }
  const objects = `${set.objects.length} objects`;
  if (problems.length === 0) {
    console.log(`${set.name}: ${objects}, no mistakes`);
  } else {
    console.error(`${set.name}: ${objects}, ${problems.length} mistakes`);
  }
  for (const note of set.notes()) {
    console.log(`${set.name}: note: ${note}`);
  }
}

async function main(args) {
  if (args[0] === "--self-test") {
    if (args.length > 2) usage("--self-test takes one file for its report at most");
    process.exit((await selfTest(args[1])) ? 0 : 1);
  }
  if (args.length > 1) usage(`one folder at most, not ${args.length}`);
  const [directory] = args;
  if (directory?.startsWith("-")) usage(`there is no option ${directory}`);
  if (directory !== undefined) {
    if (!existsSync(directory)) usage(`there is no ${directory}`);
    if (!statSync(directory).isDirectory()) usage(`${directory} is not a folder`);
  }
  let sets;
  try {
    sets = setsOf(directory);
  } catch (failure) {
    if (!(failure instanceof RenderFailure)) throw failure;
    console.error(`check: ${failure.message}`);
    process.exit(1);
  }
  if (directory !== undefined && sets[0].objects.length === 0 && sets[0].problems.length === 0) {
    usage(`no manifests (*.yaml, *.yml, *.json) in ${join(directory)}`);
  }
  const found = await checkAll(sets);
  sets.forEach((set, i) => say(set, found[i]));
  process.exit(found.some((problems) => problems.length > 0) ? 1 : 0);
}

await main(process.argv.slice(2));
