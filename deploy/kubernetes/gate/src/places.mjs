// Where things lie in the project.
import { readdirSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

export const GATE = resolve(dirname(fileURLToPath(import.meta.url)), "..");
export const KUBERNETES = dirname(GATE);
export const PROJECT = resolve(KUBERNETES, "../..");
export const MISTAKES = join(KUBERNETES, "check-mistakes");
export const VARIANTS = join(KUBERNETES, "check-variants");
export const OVERLAYS = readdirSync(join(KUBERNETES, "overlays"))
  .sort()
  .map((name) => join(KUBERNETES, "overlays", name));
