type Tree = { [member: string]: unknown };

const isTree = (value: unknown): value is Tree =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Lists whose entries have a name, by the member that holds it; all other lists are replaced whole. */
const keyOfList: Readonly<Record<string, string>> = {
  containers: 'name',
  env: 'name',
  volumes: 'name',
  volumeMounts: 'mountPath',
  hostAliases: 'ip',
};

/** Merges a patch into a manifest by the rules of Kubernetes, for the lists that our patches change. */
export function mergePatch(target: unknown, patch: unknown, member = ''): unknown {
  if (isTree(target) && isTree(patch)) {
    const changed = Object.entries(patch).map(([name, value]) => [
      name,
      mergePatch(target[name], value, name),
    ]);
    return { ...target, ...Object.fromEntries(changed) };
  }
  const key = keyOfList[member];
  if (!Array.isArray(target) || !Array.isArray(patch) || key === undefined) return patch;
  return mergeLists(target, patch, key);
}

/** What is there keeps its place; what is new comes first, as kustomize has it. */
function mergeLists(target: readonly Tree[], patch: readonly Tree[], key: string): Tree[] {
  const patchOf = (entry: Tree) => patch.find((one) => one[key] === entry[key]);
  const added = patch.filter((entry) => !target.some((one) => one[key] === entry[key]));
  const kept = target.map((entry) => {
    const change = patchOf(entry);
    return change ? (mergePatch(entry, change) as Tree) : entry;
  });
  return [...added, ...kept];
}
