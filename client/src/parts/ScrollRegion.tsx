import { type ReactNode, useEffect, useRef } from "react";

/** A wide thing in a narrow page: scrolls sideways, and takes the keyboard's focus only while there is something to scroll to. */
export function ScrollRegion({ label, children }: { label: string; children: ReactNode }) {
  const region = useRef<HTMLElement>(null);
  useEffect(() => {
    const element = region.current;
    if (element === null) return;
    const watch = new ResizeObserver(() => {
      if (element.scrollWidth > element.clientWidth) element.tabIndex = 0;
      else element.removeAttribute("tabindex");
    });
    watch.observe(element);
    return () => watch.disconnect();
  }, []);
  return (
    <section ref={region} className="tandem-scroll" aria-label={`${label} (table)`}>
      {children}
    </section>
  );
}
