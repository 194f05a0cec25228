/** Runs in the page: everything this origin keeps, as text, by where it is. */
export async function dump(): Promise<{ place: string; value: string }[]> {
  const found: { place: string; value: string }[] = [];
  for (const [name, shelf] of [
    ['local', localStorage],
    ['session', sessionStorage],
  ] as const) {
    for (const [key, value] of Object.entries(shelf))
      found.push({ place: `${name} ${key}`, value });
  }
  for (const { name = '' } of await indexedDB.databases()) {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open(name);
      opening.onsuccess = () => resolve(opening.result);
      opening.onerror = () => reject(opening.error);
    });
    for (const store of database.objectStoreNames) {
      const values = await new Promise<unknown[]>((resolve, reject) => {
        const asking = database.transaction(store).objectStore(store).getAll();
        asking.onsuccess = () => resolve(asking.result);
        asking.onerror = () => reject(asking.error);
      });
      for (const value of values) {
        const blobs: Blob[] = [];
        const text = JSON.stringify(value, (_, part) => {
          if (part instanceof Blob) blobs.push(part);
          return part instanceof Map || part instanceof Set ? [...part] : part;
        });
        found.push({ place: `${name} ${store}`, value: text });
        for (const blob of blobs) found.push({ place: `${name} blob`, value: await blob.text() });
      }
    }
    database.close();
  }
  return found;
}
