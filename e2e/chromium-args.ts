/**
 * Root cannot use Chromium's sandbox; the rest keeps it quiet on a closed network. The last
 * spares a process that draws for nobody.
 */
export const CHROMIUM_ARGS = [
  '--no-sandbox',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--in-process-gpu',
];
