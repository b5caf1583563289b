import type { OosTemplate } from "./orchestration.ts";

/** What a template asks of a parameter, an earlier task or the service that is nowhere in it. */
export function danglingReferences(template: OosTemplate): readonly string[] {
  const known = new Set(Object.keys(template.Parameters ?? {}));
  const dangling: string[] = [];
  for (const task of template.Tasks) {
    const asked = JSON.stringify([task.Properties, task.Loop ?? {}]).matchAll(/\{\{\s*([\w:.]+)\s*\}\}/g);
    for (const [, name = ""] of asked) {
      if (!name.startsWith("ACS::") && !known.has(name)) dangling.push(`${task.Name}: ${name}`);
    }
    for (const output of Object.keys(task.Outputs ?? {})) known.add(`${task.Name}.${output}`);
  }
  const names = new Set(template.Tasks.map(({ Name }) => Name));
  for (const { Name, OnError } of template.Tasks) {
    if (OnError !== undefined && !names.has(OnError)) dangling.push(`${Name}: ${OnError}`);
  }
  for (const { Value } of Object.values(template.Outputs ?? {})) {
    const name = /^\{\{\s*([\w.]+)\s*\}\}$/.exec(Value)?.[1];
    if (name !== undefined && !known.has(name)) dangling.push(name);
  }
  return dangling;
}
