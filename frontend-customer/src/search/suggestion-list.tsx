import { searchBoxText } from '@text/search';
import type { Suggestion } from './suggestion.ts';

export const suggestionId = (index: number): string => `suggestion-${index}`;

/** Suggestions below the search field; the field keeps the focus. */
export function SuggestionList({
  id,
  items,
  active,
  onChoose,
}: {
  id: string;
  items: readonly Suggestion[];
  active: number;
  onChoose: (path: string) => void;
}) {
  return (
    <ul
      id={id}
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: the list of a combobox
      role="listbox"
      aria-label={searchBoxText.suggestions}
      hidden={items.length === 0}
      className="absolute inset-x-0 top-full z-40 mt-1.5 max-h-[70dvh] overflow-y-auto rounded-md border border-edge bg-surface p-1.5 shadow-lift"
    >
      {items.map(({ path, text, note, picture }, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the focus and listens to the keys
        <li
          key={path}
          tabIndex={-1}
          id={suggestionId(index)}
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: chosen by the field's arrow keys
          role="option"
          aria-selected={index === active}
          className="flex min-h-11 cursor-pointer items-center gap-3 rounded-sm px-2.5 py-1.5 hover:bg-sunken aria-selected:bg-sunken aria-selected:outline-2 aria-selected:-outline-offset-2 aria-selected:outline-focus"
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onChoose(path)}
        >
          {picture !== undefined && (
            <span className="picture-ground aspect-[8/5] w-16 shrink-0 overflow-hidden rounded-sm">
              {picture && (
                <img src={picture} alt="" width={480} height={300} className="size-full object-cover" />
              )}
            </span>
          )}
          <span className="min-w-0 flex-1 truncate font-[550]">{text}</span>
          <span className="text-sm text-soft">{note}</span>
        </li>
      ))}
    </ul>
  );
}
