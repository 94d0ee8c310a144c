import { type ReactNode, useId, useLayoutEffect, useRef } from "react";
import { Badge } from "./Badge.tsx";
import { useCopying } from "./copying.ts";

/** Opens a dialog over the page; Esc or a click beside it asks to close it. */
function openDialog(dialog: HTMLDialogElement, onClose: () => void): () => void {
  dialog.showModal();
  const onCancel = (event: Event) => {
    event.preventDefault();
    onClose();
  };
  const onClick = (event: MouseEvent) => {
    if (event.target === dialog) onClose();
  };
  dialog.addEventListener("cancel", onCancel);
  dialog.addEventListener("click", onClick);
  return () => {
    dialog.removeEventListener("cancel", onCancel);
    dialog.removeEventListener("click", onClick);
    // Still in the document here, so that the browser gives the focus back to where it was.
    dialog.close();
  };
}

/** Ways to take the panel along. */
function PanelActions() {
  const { told, copy } = useCopying();
  return (
    <>
      <div className="tandem-actions tandem-panel__actions">
        <button type="button" className="tandem-action" onClick={() => copy(window.location.href, "Link")}>
          Copy link to this
        </button>
        <button type="button" className="tandem-action" onClick={() => window.print()}>
          Print
        </button>
      </div>
      <p role="status">{told}</p>
    </>
  );
}

/** A panel over the page's side with its own address; Esc, Close or a click beside it end it and give the focus back. */
export function SidePanel({
  title,
  provenance,
  onClose,
  children,
}: {
  title: string;
  provenance?: string | null;
  onClose: () => void;
  children: ReactNode;
}) {
  const panel = useRef<HTMLDialogElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const close = useRef(onClose);
  close.current = onClose;
  const id = useId();
  useLayoutEffect(() => {
    if (panel.current === null) return;
    const end = openDialog(panel.current, () => close.current());
    heading.current?.focus();
    return end;
  }, []);
  return (
    <dialog ref={panel} className="tandem-panel" aria-labelledby={id}>
      <div className="tandem-panel__body">
        <div className="tandem-panel__head">
          <h2 id={id} className="nhsuk-heading-m" tabIndex={-1} ref={heading}>
            {title}
          </h2>
          <button type="button" className="tandem-action" onClick={onClose}>
            Close
          </button>
        </div>
        <Badge provenance={provenance ?? null} />
        {children}
        <PanelActions />
      </div>
    </dialog>
  );
}
