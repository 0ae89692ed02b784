/** A key, or two after another, and what it does. */
export type Shortcut = {
  /** `a`, `shift+f`, `mod+k` (Ctrl or Cmd), `Enter`, `Escape`, `?`; `g p` is one after the other. */
  readonly keys: string;
  /** For the help; a shortcut without one is not listed. */
  readonly label?: string;
  readonly run: (event: KeyboardEvent) => void;
  /** Also while something is being typed into a field. */
  readonly inFields?: boolean;
};

/** Shortcuts that belong together, by the part of the page that they are for. */
export type ShortcutGroup = { readonly title: string; readonly shortcuts: readonly Shortcut[] };

const groups = new Set<ShortcutGroup>();
const sequenceMilliseconds = 1_200;
let begun: { keys: string; at: number } | null = null;

/** Makes a group's keys work until the returned function is called; a later group wins over an earlier one. */
export function addShortcuts(group: ShortcutGroup): () => void {
  groups.add(group);
  return () => void groups.delete(group);
}

/** The groups that work now, the page's own before those of every page. */
export const currentShortcuts = (): readonly ShortcutGroup[] => [...groups].toReversed();

/** Looks whether a key that was pressed is a shortcut, and does what it says. */
export function handleKey(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing || document.querySelector('dialog:modal')) return;
  const pressed = keysOf(event);
  if (pressed === null) return;
  const before = begun && Date.now() - begun.at < sequenceMilliseconds ? `${begun.keys} ` : '';
  begun = null;
  const typing = isTyping(event.target);
  const all = currentShortcuts()
    .flatMap(({ shortcuts }) => shortcuts)
    .filter(({ inFields }) => !typing || inFields);
  const found = all.find(({ keys }) => keys === before + pressed) ?? all.find(({ keys }) => keys === pressed);
  if (found) {
    event.preventDefault();
    found.run(event);
  } else if (all.some(({ keys }) => keys.startsWith(`${pressed} `))) {
    begun = { keys: pressed, at: Date.now() };
  }
}

/** A key as shortcuts name it; null for a modifier alone. */
function keysOf({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): string | null {
  if (['Shift', 'Control', 'Meta', 'Alt'].includes(key)) return null;
  const letter = /^\p{L}$/u.test(key);
  const shifted = shiftKey && (letter || key.length > 1);
  return [
    ...(ctrlKey || metaKey ? ['mod'] : []),
    ...(altKey ? ['alt'] : []),
    ...(shifted ? ['shift'] : []),
    letter ? key.toLowerCase() : key,
  ].join('+');
}

const fields =
  'input:not([type=checkbox]):not([type=radio]):not([type=button]), textarea, select, [contenteditable]';

const isTyping = (target: EventTarget | null): boolean => target instanceof Element && target.matches(fields);
