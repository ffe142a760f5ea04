// Second layer: each object as a literal of its TypeScript type, which no field may exceed. The schemas let unknown
// fields pass, as the API server does unless asked; the compiler does not.
import { createRequire } from "node:module";
import { join } from "node:path";
import { GATE } from "./places.mjs";
import { Problem, pathOf } from "./problem.mjs";
import { modelOf } from "./schemas.mjs";

const ts = createRequire(import.meta.url)("typescript");

/** Problems of [{set, object}], in one run of the compiler, which takes longest to start. */
export async function checkTypes(subjects) {
  const sources = new Map();
  for (const [i, { object }] of subjects.entries()) {
    const { module } = await modelOf(object);
    if (module) sources.set(join(GATE, `object-${i}.mts`), sourceOf(object, module));
  }
  const problems = subjects.map(() => []);
  for (const diagnostic of compile(sources)) {
    if (!diagnostic.file || !sources.has(diagnostic.file.fileName)) continue;
    const index = Number(/object-(\d+)\.mts$/.exec(diagnostic.file.fileName)[1]);
    const { paths } = sources.get(diagnostic.file.fileName);
    const { line } = diagnostic.file.getLineAndCharacterOfPosition(diagnostic.start);
    const { set, object } = subjects[index];
    problems[index].push(new Problem(set.placeOf(object), pathOf(paths[line] ?? []), sayingOf(diagnostic), "see to the spelling and to the place of the field"));
  }
  return problems;
}

function sayingOf(diagnostic) {
  const text = ts.flattenDiagnosticMessageText(diagnostic.messageText, "\n").split("\n");
  const unknown = /and '?"?([^'"]+)"?'? does not exist in type/.exec(text.at(-1)) ?? /and '?"?([^'"]+)"?'? does not exist in type/.exec(text.join(" "));
  if (unknown) return `unknown field ${unknown[1]}`;
  return `does not fit its type: ${text[0].replaceAll(/I(Io|Com)\w+?V\d\w*?(?=[A-Z])/g, "")}`;
}

/** One line a value, and which path stands on which line. */
function sourceOf(object, module) {
  const kind = object.kind;
  const lines = [`import type { I${kind} } from "${module}";`, `export const object: I${kind} =`];
  const paths = [[], []];
  const put = (text, path) => {
    lines.push(text);
    paths.push(path);
  };
  const write = (value, path, before) => {
    if (Array.isArray(value)) {
      put(`${before}[`, path);
      value.forEach((each, i) => write(each, [...path, i], ""));
      put(`]${path.length ? "," : ";"}`, path);
    } else if (value !== null && typeof value === "object") {
      put(`${before}{`, path);
      for (const [key, each] of Object.entries(value)) write(each, [...path, key], `${JSON.stringify(key)}: `);
      put(`}${path.length ? "," : ";"}`, path);
    } else {
      put(`${before}${value === null ? "undefined" : JSON.stringify(value)},`, path);
    }
  };
  write(object, [], "");
  return { text: lines.join("\n"), paths };
}

function compile(sources) {
  const options = {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    skipDefaultLibCheck: true,
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    types: [],
  };
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists, readFile } = host;
  host.fileExists = (name) => sources.has(name) || fileExists(name);
  host.readFile = (name) => sources.get(name)?.text ?? readFile(name);
  host.getSourceFile = (name, version, ...rest) =>
    sources.has(name) ? ts.createSourceFile(name, sources.get(name).text, version) : getSourceFile(name, version, ...rest);
  const program = ts.createProgram([...sources.keys()], options, host);
  return [...sources.keys()].flatMap((name) => program.getSemanticDiagnostics(program.getSourceFile(name)));
}
