// Before anything is drawn: which of the two first screens in this page is the person's, as
// src/i18n/languages.ts chooses, or neither, where somebody comes back to a move or from a server.
(() => {
  const query = new URLSearchParams(location.search);
  let kept = null;
  let moving = false;
  try {
    kept = localStorage.getItem('transhumance:language');
    moving = localStorage.getItem('transhumance:journey') !== null;
  } catch {
    // A browser that keeps nothing knows nothing.
  }
  const known = (tag) => ['en', 'fr'].includes(tag);
  const wished = navigator.languages.map((tag) => tag.slice(0, 2).toLowerCase()).find(known);
  const language = [query.get('lang'), kept].find(known) ?? wished ?? 'en';
  const elsewhere =
    moving ||
    window.top !== window.self ||
    (location.hash !== '' && location.hash !== '#start') ||
    ['code', 'error', 'rehearsal'].some((name) => query.has(name)) ||
    query.get('lang') === 'cimode';
  document.documentElement.lang = language;
  document.documentElement.dataset.early = elsewhere ? 'none' : language;
})();
