/** What a container may cost. Honest ones come nowhere near; each limit is told when it is met. */

const MB = 1024 * 1024;

/** Files in one container. A toot a quarter of an hour for ten years, each with a picture, is fewer. */
export const MAX_ENTRIES = 500_000;

/** Bytes that one file may unpack to. The largest outbox we know of is a twentieth of it. */
export const MAX_UNPACKED = 4_096 * MB;

/**
 * Unpacked to packed bytes. JSON of posts that hardly differ unpacks to 40 times; what is made to
 * fill a memory, to a thousand.
 */
export const MAX_RATIO = 200;

/** Bytes unpacked before anybody asks for the ratio: a small file may be one letter over and over. */
export const RATIO_FROM = 16 * MB;

/** The same of a whole tar, where media that nobody opens have to be unpacked as well. */
export const TAR_RATIO_FROM = 256 * MB;

/** Characters of a path inside. File systems take no longer ones. */
export const MAX_PATH = 4_096;
