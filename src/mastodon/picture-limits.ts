import { isSince, type Software, type Version } from './software.ts';

const MB = 1_048_576;

/** In bytes: what a server takes for sure, and what it may take, by how it was set up. */
export type PictureLimit = { readonly sure: number; readonly most: number };

/**
 * How large a picture of a profile may be: 2 MB, 8 MB where 4.4 or 4.5 use libvips, 8 MB from 4.6
 * (mastodon.md §5). `undefined` where no limit is known: the server says so itself.
 */
export function pictureLimit(
  software: Software,
  version: Version | undefined,
): PictureLimit | undefined {
  if (software !== 'mastodon' && software !== 'glitch') return undefined;
  if (version === undefined) return { sure: 2 * MB, most: 8 * MB };
  if (isSince(version, 4, 6)) return { sure: 8 * MB, most: 8 * MB };
  return { sure: 2 * MB, most: (isSince(version, 4, 4) ? 8 : 2) * MB };
}

/** Mastodon's own limits of pixels: beyond them it answers 200 and keeps nothing (write-profile.ts). */
const PIXELS = 7_680 * 4_320;
const PIXELS_OF_GIF = 921_600;

export function hasTooManyPixels(
  type: string,
  { width, height }: { readonly width: number; readonly height: number },
): boolean {
  return width * height > (type === 'image/gif' ? PIXELS_OF_GIF : PIXELS);
}
