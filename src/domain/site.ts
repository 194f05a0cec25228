import type { Server } from './address.ts';

/**
 * Who hosts this page, as they say it themselves in `site.json`, beside the page. What they left
 * empty is absent.
 */
export type Site = {
  readonly publisher?: string;
  readonly contact?: string;
  /** Who answers for what is published: French law asks for a name. */
  readonly director?: string;
  readonly host: { readonly name?: string; readonly address?: string; readonly phone?: string };
  /** Days for which the host keeps its log; 0: it keeps none. */
  readonly logDays?: number;
  /** Where the source of this very build is. */
  readonly source?: string;
  /** A server proposed to whoever comes without a link that names one. */
  readonly destination?: Server;
  /** Said on every screen: a failure, a warning, the end. */
  readonly notice: { readonly en?: string; readonly fr?: string };
};

export const NO_SITE: Site = { host: {}, notice: {} };
