// Which of the two first screens is the person's, as src/i18n/languages.ts chooses; or neither.
(() => {
  const query = new URLSearchParams(location.search);
  const keep = (name) => {
    try {
      return localStorage.getItem(`transhumance:${name}`);
    } catch {
      return null;
    }
  };
  const wishes = [query.get('lang'), keep('language'), ...navigator.languages];
  const language =
    wishes.map((tag) => tag?.slice(0, 2).toLowerCase()).find((tag) => /^(en|fr)$/.test(tag)) ??
    'en';
  const elsewhere =
    keep('journey') !== null ||
    window.top !== window.self ||
    !/^(#start)?$/.test(location.hash) ||
    ['code', 'error', 'rehearsal'].some((name) => query.has(name)) ||
    query.get('lang') === 'cimode';
  Object.assign(document.documentElement, { lang: language });
  document.documentElement.dataset.early = elsewhere ? 'none' : language;
})();
