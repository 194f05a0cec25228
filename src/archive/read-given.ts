import type { FileProblem } from '../domain/finding.ts';
import { ContainerError } from './container.ts';
import type { About, Given, GivenResult, ReadProgress } from './given.ts';
import { readFile } from './read-file.ts';
import { sniff } from './sniff.ts';

/** Bytes between two words of progress: a hundred for a large file, none for a small one. */
const STRIDE = 4 * 1024 * 1024;

/**
 * Reads one thing that was given, whatever it is: recognised by what is in it, not by its name.
 * Never rejects: what cannot be read is refused with its reason.
 */
export async function readGiven(
  given: Given,
  about: About,
  onProgress: (progress: ReadProgress) => void = () => {},
): Promise<GivenResult> {
  const { name } = given;
  try {
    const total = sizeOf(given);
    let [read, told] = [0, 0];
    const onRead = (bytes: number) => {
      read = Math.min(total, read + bytes);
      if (read - told < STRIDE) return;
      told = read;
      onProgress({ read, total });
    };
    if (given.type === 'folder' || (await sniff(given.file)) !== undefined) {
      // What unpacks comes with the first thing that is packed: most people have lists alone.
      const { openContainer } = await import('./open-container.ts');
      const { readContainer } = await import('./read-container.ts');
      const packed = given.type === 'file' ? given.file : given.files;
      const container = await openContainer(packed, { onRead });
      if (container === undefined) return refusing(name, UNREADABLE);
      const result = await readContainer(container, name, about);
      const isEmpty = Object.values(result).every((all) => all.length === 0);
      return isEmpty ? refusing(name, { code: 'nothing-inside' }) : result;
    }
    const result = await readFile({ name, bytes: given.file }, about.own);
    return result.ok
      ? { findings: [result.finding], archives: [], refused: [] }
      : refusing(name, result.problem);
  } catch (error) {
    return refusing(name, error instanceof ContainerError ? problemOf(error) : UNREADABLE);
  }
}

const UNREADABLE: FileProblem = { code: 'unreadable' };

const sizeOf = (given: Given): number =>
  given.type === 'file'
    ? given.file.size
    : given.files.reduce((sum, { file }) => sum + file.size, 0);

function refusing(name: string, problem: FileProblem): GivenResult {
  return { findings: [], archives: [], refused: [{ name: name.slice(0, 200), problem }] };
}

function problemOf({ code, limit = 0 }: ContainerError): FileProblem {
  switch (code) {
    case 'bomb':
    case 'too-many-entries':
      return { code, limit };
    case 'damaged':
    case 'encrypted':
      return { code };
    default:
      return UNREADABLE;
  }
}
