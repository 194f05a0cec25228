import { createRoot } from 'react-dom/client';
import { startWords } from '../../src/i18n/i18n.ts';
import { isLanguage } from '../../src/i18n/languages.ts';
import { TrailMap } from '../../src/ui/trail-map.tsx';
import '../../src/ui/theme.css';
import '../../src/ui/page.css';
import './card.css';

const WAY = ['done', 'done', 'done', 'done', 'done', 'here', 'ahead', 'ahead', 'ahead'] as const;

const lang = new URLSearchParams(location.search).get('lang');
const words = await startWords(isLanguage(lang) ? lang : 'en');
const root = document.getElementById('root');
if (root !== null) {
  createRoot(root).render(
    <div className="card">
      <p>{words.t('app.name')}</p>
      <h1>{words.t('app.tagline')}</h1>
      <TrailMap states={WAY} flat />
    </div>,
  );
}
