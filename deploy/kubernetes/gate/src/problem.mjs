// One mistake: where it is, what is wrong, what to do.

export class Problem {
  constructor(place, path, wrong, todo) {
    this.place = place;
    this.path = path;
    this.wrong = wrong;
    this.todo = todo;
  }

  toString() {
    const path = this.path ? ` ${this.path}` : "";
    return `${this.place}${path}\n    ${this.wrong}${this.todo ? `\n    -> ${this.todo}` : ""}`;
  }
}

/** spec.containers[0].image, as people write it. */
export function pathOf(steps) {
  let out = "";
  for (const step of steps) {
    if (typeof step === "number" || /^\d+$/.test(step)) out += `[${step}]`;
    else if (/^[A-Za-z_][\w-]*$/.test(step)) out += out ? `.${step}` : step;
    else out += `["${step}"]`;
  }
  return out;
}
