import type { ReactNode } from 'react';
import type { Server } from '../domain/address.ts';
import { useWords } from '../i18n/use-words.ts';
import { type PagePath, pageUrl } from '../mastodon/pages.ts';
import { PlainPage } from './plain-page.tsx';

export type ServerPageProps = {
  readonly web: Server;
  readonly path: PagePath;
  readonly children: ReactNode;
};

/** A page of a server, in the person's language. */
export function ServerPage({ web, path, children }: ServerPageProps) {
  const { language } = useWords();
  return <PlainPage url={pageUrl(web, path, language)}>{children}</PlainPage>;
}
