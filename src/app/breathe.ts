/** Ends the task of this moment: what the page has waiting, a press or a picture, goes first. */
export function breathe(): Promise<void> {
  return new Promise((resolve) => {
    // Sooner than a timer, which is held to four milliseconds, or to a second in a hidden page.
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}
