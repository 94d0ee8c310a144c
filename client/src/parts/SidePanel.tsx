import { type ReactNode, useEffect, useRef } from "react";

/** A panel beside the page with its own address; Esc or Close ends it and gives the focus back. */
export function SidePanel({ title, onClose, children }: { title: string; onClose: () => void; children: ReactNode }) {
  const panel = useRef<HTMLElement>(null);
  const close = useRef(onClose);
  close.current = onClose;
  useEffect(() => {
    const before = document.activeElement;
    panel.current?.focus();
    const onKey = (event: KeyboardEvent) => {
      if (event.key === "Escape") close.current();
    };
    document.addEventListener("keydown", onKey);
    return () => {
      document.removeEventListener("keydown", onKey);
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  return (
    <aside ref={panel} className="tandem-panel" aria-label={title} tabIndex={-1}>
      <button type="button" className="tandem-panel__close" onClick={onClose}>
        Close
      </button>
      <h2 className="nhsuk-heading-m">{title}</h2>
      {children}
    </aside>
  );
}
