import { createRoot } from 'react-dom/client';
import { loadWalkWords, startWords } from '../../src/i18n/i18n.ts';
import { isLanguage } from '../../src/i18n/languages.ts';
import '../../src/ui/theme.css';
import { DRAWINGS } from './drawings.tsx';
import { AWKWARD, type Awkward, galleryFacts, readRelease } from './facts.ts';

/** Every drawing under the facts of the address: `?lang=fr&release=4.5&facts=long`. */
function Gallery({ facts, release }: { facts: Awkward; release: string | null }) {
  const given = galleryFacts(facts, readRelease(release));
  return (
    <main style={{ padding: 16, display: 'grid', gap: 48 }}>
      {Object.entries(DRAWINGS).map(([name, draw]) => (
        <section key={name} id={name}>
          <h2>{name}</h2>
          {draw(given)}
        </section>
      ))}
    </main>
  );
}

const asked = new URLSearchParams(location.search);
const lang = asked.get('lang');
const language = isLanguage(lang) ? lang : 'en';
const facts = Object.keys(AWKWARD).find((name): name is Awkward => name === asked.get('facts'));
const words = await startWords(language);
await loadWalkWords(words, language);
document.documentElement.lang = language;
const root = document.getElementById('root');
if (root !== null) {
  createRoot(root).render(<Gallery facts={facts ?? 'plain'} release={asked.get('release')} />);
}
