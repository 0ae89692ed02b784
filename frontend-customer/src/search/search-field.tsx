'use client';

import { searchBoxText } from '@text/search';
import { usePathname, useRouter, useSearchParams } from 'next/navigation';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { SuggestionList, suggestionId } from './suggestion-list.tsx';
import { useSuggestions } from './use-suggestions.ts';

const listId = 'suggestions';

/** Where words lead; no words lead to all vehicles. */
const searchPath = (words: string) => (words ? `/search?${new URLSearchParams({ q: words })}` : '/search');

/**
 * The field of the search form: suggestions as the visitor types, by the pattern of a combobox with a list. On the search
 * page it holds the words that were searched for.
 */
export function SearchField({ placeholder }: { placeholder: string }) {
  const router = useRouter();
  const searched = useSearchParams().get('q') ?? '';
  const words = usePathname() === '/search' ? searched : '';
  const input = useRef<HTMLInputElement>(null);
  const shown = useRef(words);
  const [typed, setTyped] = useState('');
  const [isOpen, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const found = useSuggestions(isOpen ? typed : '');
  const isShown = isOpen && found.length > 0;
  const chosen = isShown ? found[active] : undefined;

  useEffect(() => {
    const field = input.current;
    if (!field) return;
    if (shown.current !== words) {
      shown.current = words;
      field.value = words;
      setOpen(false);
    } else if (field.value !== words && document.activeElement === field) {
      // Typed before scripts ran.
      setTyped(field.value);
      setOpen(true);
    }
  }, [words]);

  const close = () => {
    setOpen(false);
    setActive(-1);
  };
  const go = (path: string) => {
    close();
    input.current?.blur();
    router.push(path);
  };
  const move = (step: 1 | -1) => {
    const places = found.length + 1;
    setActive(((active + 1 + step + places) % places) - 1);
  };

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    if (event.nativeEvent.isComposing) return;
    switch (event.key) {
      case 'ArrowDown':
      case 'ArrowUp':
        event.preventDefault();
        if (isShown && !event.altKey) move(event.key === 'ArrowDown' ? 1 : -1);
        setTyped(event.currentTarget.value);
        setOpen(event.key === 'ArrowDown' || !event.altKey);
        break;
      case 'Home':
      case 'End':
        setActive(-1);
        break;
      case 'Escape':
        if (isShown) event.preventDefault();
        close();
        break;
      case 'Enter':
        event.preventDefault();
        go(chosen?.path ?? searchPath(event.currentTarget.value.trim()));
        break;
    }
  }

  return (
    <>
      <input
        ref={input}
        id="search"
        name="q"
        type="search"
        role="combobox"
        aria-expanded={isShown}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={chosen && suggestionId(active)}
        maxLength={100}
        autoComplete="off"
        placeholder={placeholder}
        defaultValue={words}
        onChange={(event) => {
          setTyped(event.target.value);
          setActive(-1);
          setOpen(true);
        }}
        onKeyDown={onKeyDown}
        onBlur={close}
        className="h-11 w-full rounded-md border border-edge bg-paper pr-3 pl-9 text-base placeholder:text-soft"
      />
      <SuggestionList id={listId} items={isShown ? found : []} active={active} onChoose={go} />
      <p role="status" className="sr-only">
        {isShown && searchBoxText.found(found.length)}
      </p>
    </>
  );
}
