/** Bytes of one element. A post with every field is a few kilobytes. */
export const MAX_ELEMENT = 16 * 1024 * 1024;
/** Levels of brackets in one element; a signed activity has six. */
const MAX_DEPTH = 64;
/** Bytes of a key that is looked at. */
const MAX_KEY = 32;

const [QUOTE, BACKSLASH, COLON, COMMA] = [0x22, 0x5c, 0x3a, 0x2c];
const [OPEN_LIST, CLOSE_LIST, OPEN, CLOSE] = [0x5b, 0x5d, 0x7b, 0x7d];
const ITEMS = 'orderedItems';

/** Where whole elements lie in the bytes given last: from, to, and whether one is to be left out. */
export type ElementSpan = { readonly from: number; readonly to: number; readonly skip: boolean };

export type ElementScanner = {
  /**
   * Looks at more bytes. Spans may begin below 0: so many bytes before these, which `held` tells how
   * to keep. None of it is decoded: the limits of characters do not matter to brackets and quotes.
   */
  readonly scan: (bytes: Uint8Array) => readonly ElementSpan[];
  /** How many of the last bytes belong to an element that goes on; 0 when it is too long already. */
  readonly held: () => number;
  /** The list was there, and has been closed. */
  readonly isWhole: () => boolean;
};

/**
 * Finds the elements of `orderedItems` in JSON text, byte by byte: of a collection too large to be
 * parsed whole. Takes a list that is there twice, as Mastodon wrote it up to 4.2.10 (mastodon.md §9),
 * for one. Whether elements are JSON is for who parses them to say.
 */
export function createElementScanner(): ElementScanner {
  let depth = 0;
  let quoted = false;
  let escaped = false;
  let key = '';
  let isKey = false;
  let inItems = false;
  let seen = false;
  let closed = false;
  /** Of the element we are in: bytes so far, and whether it is too deep. */
  let size = -1;
  let tooDeep = false;
  /** A number or a word ends where something else begins. */
  let bare = false;

  function scan(bytes: Uint8Array): readonly ElementSpan[] {
    const spans: ElementSpan[] = [];
    let from = size === -1 ? -1 : -size;
    const begin = (at: number) => {
      from = at;
      size = 0;
      tooDeep = false;
    };
    const end = (to: number) => {
      spans.push({ from, to, skip: tooDeep || to - from > MAX_ELEMENT });
      size = -1;
      bare = false;
    };
    const { length } = bytes;
    for (let at = 0; at < length; at += 1) {
      const byte = bytes[at] as number;
      if (quoted) {
        if (escaped) escaped = false;
        else if (byte === BACKSLASH) escaped = true;
        else if (byte === QUOTE) {
          quoted = false;
          if (inItems && depth === 2) end(at + 1);
          continue;
        }
        if (isKey && key.length < MAX_KEY) key += String.fromCharCode(byte);
        continue;
      }
      if (byte === QUOTE) {
        quoted = true;
        isKey = depth === 1;
        if (isKey) key = '';
        if (inItems && depth === 2) begin(at);
      } else if (byte === OPEN || byte === OPEN_LIST) {
        if (inItems && depth === 2) begin(at);
        depth += 1;
        if (depth > MAX_DEPTH) tooDeep = true;
        if (depth === 2 && byte === OPEN_LIST && key === ITEMS) {
          inItems = true;
          seen = true;
        }
      } else if (byte === CLOSE || byte === CLOSE_LIST) {
        if (bare) end(at);
        depth -= 1;
        if (inItems && depth === 2) end(at + 1);
        else if (inItems && depth < 2) inItems = false;
        if (depth === 0) closed = true;
        key = depth === 1 ? '' : key;
      } else if (byte === COMMA) {
        if (bare) end(at);
        if (depth === 1) key = '';
      } else if (byte > 0x20 && byte !== COLON && inItems && depth === 2 && !bare) {
        begin(at);
        bare = true;
      }
    }
    size = size === -1 ? -1 : length - from;
    return spans;
  }

  return {
    scan,
    held: () => (size > MAX_ELEMENT ? 0 : Math.max(size, 0)),
    isWhole: () => seen && closed,
  };
}
