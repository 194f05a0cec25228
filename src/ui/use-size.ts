import { type RefObject, useLayoutEffect, useState } from 'react';

export type Size = {
  /** Of the content, in CSS pixels; 0 while it is not laid out. */
  readonly width: number;
  /** The size of its text, in CSS pixels: drawings grow with the text a person has asked for. */
  readonly em: number;
};

/** How wide something is, measured before it is painted and whenever that changes. */
export function useSize(ref: RefObject<HTMLElement | null>): Size {
  const [size, setSize] = useState<Size>({ width: 0, em: 13 });
  useLayoutEffect(() => {
    const node = ref.current;
    if (node === null) return;
    const measure = () => {
      const width = Math.floor(node.clientWidth);
      const em = Number.parseFloat(getComputedStyle(node).fontSize);
      setSize((old) => (old.width === width && old.em === em ? old : { width, em }));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(node);
    return () => observer.disconnect();
  }, [ref]);
  return size;
}
