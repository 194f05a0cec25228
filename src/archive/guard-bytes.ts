import { asContainerError, ContainerError } from './container.ts';
import { MAX_RATIO, MAX_UNPACKED } from './limits.ts';

export type Guard = {
  /** Bytes that have been read to unpack so many, as far as is known now. */
  readonly packed: () => number;
  /** Bytes unpacked from which on the ratio is looked at. */
  readonly ratioFrom: number;
  readonly most?: number;
};

/**
 * Lets bytes through, counts them and breaks off where they are more than anybody honest packs: a
 * bomb of 2 MB unpacks to 2 GB, and whoever collects first and looks afterwards has it in memory.
 */
export function guardBytes(
  bytes: ReadableStream<Uint8Array<ArrayBuffer>>,
  { packed, ratioFrom, most = MAX_UNPACKED }: Guard,
): ReadableStream<Uint8Array<ArrayBuffer>> {
  const reader = bytes.getReader();
  let unpacked = 0;
  return new ReadableStream<Uint8Array<ArrayBuffer>>(
    {
      async pull(controller) {
        try {
          const { done, value } = await reader.read();
          if (done) {
            controller.close();
            return;
          }
          unpacked += value.length;
          const limit = limitAt(unpacked);
          if (limit !== undefined) throw new ContainerError('bomb', limit);
          controller.enqueue(value);
        } catch (error) {
          const reason = asContainerError(error);
          controller.error(reason);
          await reader.cancel(reason).catch(() => undefined);
        }
      },
      cancel: (reason) => reader.cancel(reason),
    },
    { highWaterMark: 0 },
  );

  function limitAt(size: number): number | undefined {
    if (size > most) return most;
    if (size <= ratioFrom) return undefined;
    const bound = MAX_RATIO * Math.max(packed(), 1);
    return size > bound ? bound : undefined;
  }
}
