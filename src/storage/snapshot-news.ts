import { PREFIX } from './keys.ts';

/** Word between tabs that one of them has kept more of an account. */
export type SnapshotNews = {
  readonly tell: () => void;
  /** Hears the other tabs, never this one. */
  readonly watch: (listener: () => void) => void;
  readonly close: () => void;
};

/** `id` is that of the snapshot (snapshot-of.ts). */
export function openSnapshotNews(id: string): SnapshotNews {
  const channel = new BroadcastChannel(`${PREFIX}snapshot`);
  let isOpen = true;
  return {
    tell() {
      if (isOpen) channel.postMessage(id);
    },
    watch: (listener) =>
      channel.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
        if (data === id) listener();
      }),
    close() {
      isOpen = false;
      channel.close();
    },
  };
}
