/** Said without anything loaded, in both languages: nobody has chosen one yet. */
const WORDS = [
  [
    'en',
    'Transhumance does not run inside another page: you could not see who asks.',
    'Open it by itself',
  ],
  [
    'fr',
    'Transhumance ne s’ouvre pas dans une autre page\u00a0: vous ne verriez pas qui demande.',
    'L’ouvrir à part',
  ],
] as const;

/** A host that sends no headers cannot forbid it; then the page itself refuses to run. */
export function refuseFrame(root: HTMLElement): void {
  for (const [lang, text, label] of WORDS) {
    const line = document.createElement('p');
    line.lang = lang;
    const link = document.createElement('a');
    link.href = location.pathname;
    link.target = '_blank';
    link.rel = 'noopener noreferrer';
    link.textContent = label;
    line.append(`${text} `, link);
    root.append(line);
  }
}
