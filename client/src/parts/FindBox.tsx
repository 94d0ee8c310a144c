import { useEffect, useId, useRef } from "react";
import { useAddress } from "../app/address.ts";

const PARAMETER = "find";

/** What is looked for in the page's list. */
export function useFind(): string {
  return (useAddress().get(PARAMETER) ?? "").trim().toLowerCase();
}

/** Whether every word looked for stands in a text. */
export function isFound(text: string, find: string): boolean {
  const lower = text.toLowerCase();
  return find.split(/\s+/).every((word) => lower.includes(word));
}

function isTyping(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement || target instanceof HTMLSelectElement) return true;
  return target instanceof HTMLTextAreaElement || (target instanceof HTMLElement && target.isContentEditable);
}

/** Looks for words in the page's list; the key / leads here, unless somebody writes elsewhere. */
export function FindBox({ label, left }: { label: string; left: string }) {
  const { get, replace } = useAddress();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (
        event.key !== "/" ||
        event.ctrlKey ||
        event.metaKey ||
        event.altKey ||
        isTyping(event.target) ||
        document.querySelector("dialog[open]") !== null
      )
        return;
      event.preventDefault();
      input.current?.focus();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, []);
  const asked = get(PARAMETER) ?? "";
  // A step back, or a link, changes what is looked for; what is being written is left alone.
  useEffect(() => {
    const field = input.current;
    if (field !== null && field !== document.activeElement && field.value !== asked) field.value = asked;
  }, [asked]);
  return (
    <search className="tandem-find">
      <label htmlFor={id}>
        {label} <span className="tandem-find__key">(key /)</span>
      </label>
      <input
        ref={input}
        id={id}
        className="nhsuk-input"
        type="text"
        defaultValue={asked}
        onChange={(event) => replace({ [PARAMETER]: event.target.value })}
      />
      <span role="status">{left}</span>
    </search>
  );
}
