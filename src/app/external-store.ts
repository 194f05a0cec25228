import { useSyncExternalStore as own } from 'react';

/** Stands in for `use-sync-external-store/shim`, a copy of this for React 17 (vite.config.ts). */
export const useSyncExternalStore = own;
