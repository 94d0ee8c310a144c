import { type ReactNode, useEffect, useRef } from "react";

/** Whether some of an element lies outside what is seen of it; a pixel is rounding. */
function isCut({ scrollWidth, clientWidth, scrollHeight, clientHeight }: Element): boolean {
  return scrollWidth > clientWidth || scrollHeight > clientHeight + 1;
}

/** A thing too wide or too long for its place: scrolls, and takes the keyboard's focus only while there is something to scroll to. */
export function ScrollRegion({
  label,
  suffix = " (table)",
  className = "tandem-scroll",
  children,
}: {
  label: string;
  /** What tells the region from a heading of the same words; defaults to table. */
  suffix?: string;
  className?: string;
  children: ReactNode;
}) {
  const region = useRef<HTMLElement>(null);
  useEffect(() => {
    const element = region.current;
    if (element === null) return;
    const watch = new ResizeObserver(() => {
      if (isCut(element)) element.tabIndex = 0;
      else element.removeAttribute("tabindex");
    });
    watch.observe(element);
    // What is inside grows without the region where that has its full height.
    if (element.firstElementChild !== null) watch.observe(element.firstElementChild);
    return () => watch.disconnect();
  }, []);
  return (
    <section ref={region} className={className} aria-label={`${label}${suffix}`}>
      {children}
    </section>
  );
}
