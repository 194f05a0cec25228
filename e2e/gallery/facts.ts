import type { Release } from '../../src/i18n/labels.ts';
import type { GalleryFacts } from './drawings.tsx';

const PLAIN = {
  old: { name: 'Alice', handle: 'alice@ancien.example' },
  next: { name: 'Alice', handle: 'alice@nouveau.example' },
  fileName: 'following_accounts.csv',
  count: '412',
  counted: true,
};

/** People as they are: what breaks a drawing breaks it here first. */
export const AWKWARD = {
  plain: { ...PLAIN, host: 'ancien.example' },
  long: {
    ...PLAIN,
    host: 'a-very-long-name-of-a-server-that-somebody-thought-was-funny.subdomain.example',
    old: {
      name: 'Maximiliane-Konstantinopolitanischedudelsackspfeifenmachersgesellin von und zu Beispiel',
      handle:
        'maximiliane_konstantinopolitanische@a-very-long-name-of-a-server-that-somebody-thought-was-funny.example',
    },
    next: {
      name: 'Max',
      handle: 'max_but_still_rather_long_for_a_name@another-name-nobody-can-type.example',
    },
    fileName: 'following_accounts-suspended-2-of-14.csv',
    count: '12 345',
  },
  rtl: {
    ...PLAIN,
    host: 'خادم.example',
    old: { name: 'ليلى بنت أحمد', handle: 'layla@ancien.example' },
    next: { name: 'ليلى ✿', handle: 'layla@nouveau.example' },
  },
  bare: {
    ...PLAIN,
    host: 'ancien.example',
    old: { name: '🐑', handle: 'a@ancien.example', avatar: 'data:image/png;base64,none' },
    counted: false,
  },
} as const;

export type Awkward = keyof typeof AWKWARD;

export function galleryFacts(name: Awkward, release: Release): GalleryFacts {
  const { host, ...facts } = AWKWARD[name];
  return { ...facts, place: { host, server: host, release } };
}

/** `4.5` as a release; anything else is the newest. */
export function readRelease(text: string | null): Release {
  const found = /^(\d+)\.(\d+)/.exec(text ?? '');
  return found === null ? undefined : { major: Number(found[1]), minor: Number(found[2]) };
}
