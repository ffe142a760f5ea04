// Renders a kustomization: by kubectl or kustomize where one is here that knows components, else by the part of it
// that our own files use (kustomize.mjs).
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { build } from "./kustomize.mjs";

export class RenderFailure extends Error {}

const FILES = ["kustomization.yaml", "kustomization.yml", "Kustomization"];

export function isKustomization(folder) {
  return FILES.some((file) => existsSync(join(folder, file)));
}

let chosen;

/** The first program here that renders, or null. kubectl before 1.21 has a kustomize without components. */
export function renderer() {
  if (chosen === undefined) {
    chosen =
      process.env.AIDWIRE_GATE_OWN_RENDERER === "1"
        ? null
        : ([
            { program: "kubectl", ask: ["version", "--client", "-o", "json"], render: ["kustomize"], fits: fitsKubectl },
            { program: "kustomize", ask: ["version"], render: ["build"], fits: (said) => /v?[45]\.\d/.test(said) },
          ].find((each) => each.fits(saidBy(each))) ?? null);
  }
  return chosen;
}

function saidBy({ program, ask }) {
  try {
    return execFileSync(program, ask, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
  } catch {
    return "";
  }
}

function fitsKubectl(said) {
  const version = /"kustomizeVersion":\s*"v(\d+)\./.exec(said);
  return version !== null && Number(version[1]) >= 4;
}

export function render(folder) {
  const by = renderer();
  if (by === null) {
    try {
      return build(folder);
    } catch (failure) {
      throw new RenderFailure(`${folder} cannot be rendered: ${failure.message}`);
    }
  }
  try {
    return execFileSync(by.program, [...by.render, folder], {
      encoding: "utf8",
      maxBuffer: 64 << 20,
      stdio: ["ignore", "pipe", "pipe"],
    });
  } catch (failure) {
    throw new RenderFailure(`${folder} cannot be rendered: ${String(failure.stderr ?? failure.message).trim()}`);
  }
}
