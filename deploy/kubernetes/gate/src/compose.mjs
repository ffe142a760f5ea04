// deploy/compose, as far as it can be checked without an engine: what is named is there, and settings are those of the services.
import { existsSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { parse } from "yaml";
import { settings } from "./known.mjs";
import { PROJECT } from "./places.mjs";

const FILE = join(PROJECT, "deploy/compose/compose.yaml");
const FIELDS = new Set(
  ("build image command entrypoint environment depends_on healthcheck networks ports restart volumes secrets user read_only tmpfs cap_drop security_opt stop_grace_period mem_limit shm_size").split(" "),
);

/** What is wrong with it, one line each. */
export function composeFaults() {
  const compose = parse(readFileSync(FILE, "utf8"), { merge: true });
  const faults = [];
  const known = settings();
  const taken = new Map();
  for (const [name, service] of Object.entries(compose.services)) {
    const say = (what) => faults.push(`compose.yaml: ${name}: ${what}`);
    for (const field of Object.keys(service)) if (!FIELDS.has(field)) say(`unknown field ${field}`);
    if (!/^[\w./-]+:[\w.-]+$/.test(service.image ?? "") || /:latest$/.test(service.image)) say(`the image ${service.image} names no version`);
    for (const other of Object.keys(service.depends_on ?? {})) {
      if (!compose.services[other]) say(`depends on ${other}, which there is not`);
      else if (service.depends_on[other].condition === "service_healthy" && !compose.services[other].healthcheck) say(`waits for ${other} to be healthy, which says nothing of its health`);
    }
    for (const net of service.networks ?? []) if (!(net in compose.networks)) say(`there is no network ${net}`);
    for (const secret of service.secrets ?? []) if (!(secret in compose.secrets)) say(`there is no secret ${secret}`);
    for (const [, used] of JSON.stringify(service.environment ?? {}).matchAll(/\/run\/secrets\/([\w.-]+)/g)) if (!service.secrets?.includes(used)) say(`reads the secret ${used}, which it is not given`);
    for (const volume of service.volumes ?? []) {
      const [from] = volume.split(":");
      if (from.startsWith(".") ? !existsSync(resolve(dirname(FILE), from)) : !(from in compose.volumes)) say(`there is no ${from} to mount`);
    }
    for (const port of service.ports ?? []) {
      const [, at] = /^127\.0\.0\.1:(\d+):\d+$/.exec(port) ?? [];
      if (!at) say(`${port} is not bound to this machine alone`);
      if (taken.has(at)) say(`takes the port of ${taken.get(at)}`);
      taken.set(at, name);
    }
    if (service.build) {
      ours(service, known, say, compose);
      if (!existsSync(resolve(dirname(FILE), service.build.context, service.build.dockerfile))) say(`there is no ${service.build.dockerfile}`);
    }
  }
  return faults;
}

function ours(service, known, say, compose) {
  if (service.user !== "10001:10001" || service.read_only !== true || !service.tmpfs || !service.cap_drop?.includes("ALL")) say("runs as 10001 on a read-only root with a sized /tmp and no capabilities");
  for (const [setting, value] of Object.entries(service.environment)) {
    if (!["JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS"].includes(setting) && !known.has(setting)) say(`${setting} is no setting of the services`);
    const [, host] = /^(?:jdbc:postgresql:\/\/)?([a-z]+):\d+/.exec(value) ?? [];
    if (host && !compose.services[host]) say(`${setting} names ${host}, which there is not`);
  }
}
