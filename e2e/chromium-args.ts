/**
 * Root cannot use Chromium's sandbox; the rest keeps it quiet on a closed network. The last two
 * leave a third of the work undone: a process that draws for nobody, and parts of a browser's own
 * frame that every new context would load again.
 */
export const CHROMIUM_ARGS = [
  '--no-sandbox',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--in-process-gpu',
  '--disable-features=PreloadTopChromeWebUI',
];
