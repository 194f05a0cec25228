import { CHOICES_CHANNEL, FILES_CHANNEL } from './keys.ts';

/** Word between tabs that something kept is another now. */
export type News = {
  readonly tell: () => void;
  /** Hears the other tabs; one for each thing, as a second one here would hear this one too. */
  readonly watch: (listener: () => void) => void;
};

export const openFilesNews = (): News => openNews(FILES_CHANNEL);
export const openChoicesNews = (): News => openNews(CHOICES_CHANNEL);

function openNews(name: string): News {
  const channel = new BroadcastChannel(name);
  return {
    tell: () => channel.postMessage('changed'),
    watch: (listener) => channel.addEventListener('message', () => listener()),
  };
}
