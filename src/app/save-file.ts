/** Hands a text, or bytes, to the person as a file. Nothing leaves the browser. */
export function saveFile(name: string, type: string, content: string | Blob): void {
  const url = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  // The browser has taken hold of the blob by the time the page is idle again.
  requestIdleCallback(() => URL.revokeObjectURL(url), { timeout: 10_000 });
}
