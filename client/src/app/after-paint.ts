import { useLayoutEffect, useState } from "react";

/** Calls back once the next frame is on the screen; gives what calls it off. */
export function afterPaint(call: () => void): () => void {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = call;
  // A message sent while a frame is made is read once it is painted.
  const frame = requestAnimationFrame(() => port2.postMessage(null));
  return () => {
    cancelAnimationFrame(frame);
    port1.close();
  };
}

/** A value as it was when the screen was last painted: what hangs on it waits until a change has been shown. */
export function usePainted<Value>(value: Value): Value {
  const [painted, setPainted] = useState(value);
  useLayoutEffect(() => afterPaint(() => setPainted(() => value)), [value]);
  return painted;
}
