// The three layers over one or several sets.
import { checkPolicy } from "./policy/index.mjs";
import { checkSchema } from "./schemas.mjs";
import { checkTypes } from "./types.mjs";

/** The problems of each set; types are checked in one go, for the compiler's sake. */
export async function checkAll(sets) {
  const problems = sets.map((set) => [...set.problems]);
  const typed = [];
  const seen = new Set();
  for (const [i, set] of sets.entries()) {
    for (const object of set.objects) {
      problems[i].push(...(await checkSchema(set, object)));
      const text = JSON.stringify([object, object.metadata?.name]);
      // Of sets that share most of their objects, each is compiled once.
      if (!seen.has(text) || set.isTyped) {
        seen.add(text);
        typed.push({ set, object, i });
      }
    }
    problems[i].push(...checkPolicy(set));
  }
  const ofTypes = await checkTypes(typed);
  typed.forEach(({ i }, at) => problems[i].push(...ofTypes[at]));
  return problems.map(withoutRepetition);
}

function withoutRepetition(problems) {
  const byText = new Map(problems.map((each) => [`${each.place} ${each.path} ${each.wrong}`, each]));
  return [...byText.values()];
}
