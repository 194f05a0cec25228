import { type Address, formatAddress } from '../domain/address.ts';
import { useWords } from '../i18n/use-words.ts';
import { CopyField } from '../ui/copy-field.tsx';

/** An address as Mastodon's own fields want it typed: `user@server`, to copy. */
export function Handle({ address }: { address: Address }) {
  const { t } = useWords();
  return (
    <CopyField
      value={formatAddress(address)}
      copyLabel={t('alias.copyHandle')}
      copiedLabel={t('app.copied')}
    />
  );
}
