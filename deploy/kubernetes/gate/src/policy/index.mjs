// Third layer: what no schema says. Each file is one subject; each rule sees the whole set.
import { World } from "./world.mjs";
import { names } from "./names.mjs";
import { pods } from "./pods.mjs";
import { probes } from "./probes.mjs";
import { references } from "./references.mjs";
import { settings } from "./settings.mjs";
import { services } from "./services.mjs";
import { network } from "./network.mjs";
import { scaling } from "./scaling.mjs";
import { kafka } from "./kafka.mjs";
import { store } from "./store.mjs";
import { monitoring } from "./monitoring.mjs";
import { access } from "./access.mjs";
import { values } from "./values.mjs";
import { volumes } from "./volumes.mjs";
import { ingress } from "./ingress.mjs";

const SUBJECTS = { names, pods, probes, references, settings, services, network, scaling, kafka, store, monitoring, access, values, volumes, ingress };

export function checkPolicy(set) {
  const world = new World(set);
  for (const [subject, rules] of Object.entries(SUBJECTS)) {
    try {
      rules(world);
    } catch (failure) {
      // A rule that stumbles over a shape that the schemas refuse anyway is no reason to say nothing.
      if (!(failure instanceof TypeError)) throw failure;
      world.problem(null, "", `the rules about ${subject} cannot be read off these objects (${failure.message})`, "mend what is said besides, then check again");
      if (process.env.AIDWIRE_GATE_DEBUG) throw failure;
    }
  }
  return world.problems;
}
