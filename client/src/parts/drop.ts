import { type RefObject, useEffect, useState } from "react";

/** Takes files dropped on an element; tells whether some are held over it. */
export function useDrop(zone: RefObject<HTMLElement | null>, onFiles: (files: FileList | null) => void): boolean {
  const [isOver, setIsOver] = useState(false);
  useEffect(() => {
    const element = zone.current;
    if (element === null) return;
    const hold = (event: DragEvent) => {
      event.preventDefault();
      setIsOver(true);
    };
    const leave = () => setIsOver(false);
    const drop = (event: DragEvent) => {
      event.preventDefault();
      setIsOver(false);
      onFiles(event.dataTransfer?.files ?? null);
    };
    element.addEventListener("dragover", hold);
    element.addEventListener("dragleave", leave);
    element.addEventListener("drop", drop);
    return () => {
      element.removeEventListener("dragover", hold);
      element.removeEventListener("dragleave", leave);
      element.removeEventListener("drop", drop);
    };
  }, [zone, onFiles]);
  return isOver;
}
