import { Parser } from 'htmlparser2';

/** Whose content is not text of the person's. */
const SILENT = new Set(['script', 'style', 'template', 'noscript', 'title']);

/**
 * The text that somebody typed and their server made HTML of [mastodon:
 * app/lib/text_formatter.rb]: paragraphs and breaks are line ends again; a mention, shown as `@name`,
 * has its server again, for on another server the bare name is somebody else's. Anything else is its
 * text, and nothing of it is ever HTML again.
 */
export function htmlToText(html: string): string {
  let text = '';
  /** Depth inside of what says nothing, and inside of a mention. */
  let silent = 0;
  let mention: { server: string; from: number } | undefined;
  const parser = new Parser(
    {
      onopentag(name, { class: classes = '', href = '' }) {
        if (SILENT.has(name)) silent += 1;
        else if (name === 'br') text += '\n';
        else if (name === 'p' && text.trim() !== '') text = `${text.trimEnd()}\n\n`;
        else if (name === 'li' && text !== '') text = `${text.trimEnd()}\n`;
        else if (name === 'a' && classes.split(/\s+/).includes('mention')) {
          mention = { server: hostOf(href), from: text.length };
        }
      },
      ontext(piece) {
        if (silent === 0) text += piece;
      },
      onclosetag(name) {
        if (SILENT.has(name)) silent -= 1;
        if (name !== 'a' || mention === undefined) return;
        const said = text.slice(mention.from);
        const isBare = /^@[^@\s]+$/.test(said) && mention.server !== '';
        if (isBare) text += `@${mention.server}`;
        mention = undefined;
      },
    },
    { decodeEntities: true },
  );
  parser.write(html);
  parser.end();
  return text.trim();
}

function hostOf(href: string): string {
  try {
    const { protocol, host } = new URL(href);
    return protocol === 'https:' || protocol === 'http:' ? host : '';
  } catch {
    return '';
  }
}
