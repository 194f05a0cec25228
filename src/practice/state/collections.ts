import { nextId, type State } from './state.ts';

export type CollectionPart = {
  readonly id: string;
  readonly account: string;
  /** Remote people stay pending until their server agrees (mastodon.md §5). */
  readonly state: 'pending' | 'accepted';
  readonly at: number;
};

export type Collection = {
  readonly id: string;
  readonly account: string;
  readonly at: number;
  name: string;
  description: string;
  tag: string | undefined;
  sensitive: boolean;
  discoverable: boolean;
  parts: CollectionPart[];
};

export function addCollection(state: State, facts: Omit<Collection, 'id' | 'parts'>): Collection {
  const collection: Collection = { id: nextId(state), ...facts, parts: [] };
  state.collections.set(collection.id, collection);
  return collection;
}
