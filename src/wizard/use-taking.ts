import { useRef, useState } from 'react';
import { type Given, type GivenFile, type GivenResult, groupGiven } from '../archive/given.ts';
import type { Finding, FindingOf, RefusedFile } from '../domain/finding.ts';
import { type FilesSnapshot, useCarrying, useJourney, useServices } from './services.tsx';

/** What is being read: how far in hundredths, of what is large enough to tell. */
export type Taking = { readonly name: string; readonly percent: number | undefined };

/** By what a finding is the one it is: the container it came in, or its own name. */
export const sourceOf = ({ name, container }: Finding): string => container ?? name;

/**
 * Takes in what is given, one thing after the other; what is given meanwhile waits for its turn.
 * The same thing again replaces what it held before.
 */
export function useTaking() {
  const { files } = useCarrying();
  const { journey: store } = useServices();
  const { archive } = useJourney();
  const [taking, setTaking] = useState<Taking>();
  const [refused, setRefused] = useState<readonly RefusedFile[]>([]);
  /** Files that do not say what they are, until the person does. */
  const [uncertain, setUncertain] = useState<readonly FindingOf<'follows'>[]>([]);
  const [failed, setFailed] = useState(false);
  const turn = useRef(Promise.resolve());
  const control = useRef(new AbortController());

  function take(given: readonly GivenFile[]) {
    if (taking === undefined) setRefused([]);
    const { signal } = control.current;
    const read = () => readAll(groupGiven(given), signal);
    turn.current = turn.current.then(read, read);
  }

  async function readAll(all: readonly Given[], signal: AbortSignal) {
    for (const given of all) {
      if (signal.aborted) break;
      setTaking({ name: given.name, percent: undefined });
      const onProgress = ({ read, total }: { readonly read: number; readonly total: number }) =>
        setTaking({ name: given.name, percent: Math.floor((100 * read) / Math.max(total, 1)) });
      try {
        await sort(given, await files.read(given, { signal, onProgress }));
      } catch {
        // Called off: what was read before stays.
      }
    }
    setTaking(undefined);
  }

  async function sort({ name }: Given, result: GivenResult) {
    setRefused((before) => [...before, ...result.refused]);
    // Lists of people alone may be any of several (archive/recognise.ts).
    const unsure = result.findings.filter(isUncertain);
    const sure = result.findings.filter((finding) => !isUncertain(finding));
    if (unsure.length > 0) {
      setUncertain((before) => [
        ...before.filter((one) => unsure.every((other) => other.name !== one.name)),
        ...unsure,
      ]);
    }
    if (sure.length === 0) return;
    await replace((kept) => {
      const others = kept.findings.filter((one) => sourceOf(one) !== name);
      return {
        findings: [...others, ...sure],
        archives: [...archivesOf(others, kept.archives), ...result.archives],
      };
    });
    if (result.archives.length > 0 && archive !== 'have') {
      store.dispatch({ type: 'archive-decided', archive: 'have' });
    }
  }

  async function replace(next: Parameters<typeof files.keep>[0]) {
    setFailed(false);
    await files.keep(next).catch(() => setFailed(true));
  }

  const setAside = (finding: Finding) =>
    setUncertain((all) => all.filter((one) => one.name !== finding.name));

  return {
    ...{ take, taking, refused, uncertain, failed, setAside },
    /** Calls off what is being read and what waits; the next drop begins anew. */
    cancel() {
      control.current.abort();
      control.current = new AbortController();
    },
    /** What the person has said of a file that did not say. */
    async keepSaid(finding: Finding) {
      setAside(finding);
      await replace(({ findings, archives }) => {
        const others = findings.filter(({ name }) => name !== finding.name);
        return { findings: [...others, finding], archives };
      });
    },
    async remove(source: string) {
      await replace(({ findings, archives }) => {
        const others = findings.filter((one) => sourceOf(one) !== source);
        return { findings: others, archives: archivesOf(others, archives) };
      });
    },
  };
}

const isUncertain = (finding: Finding): finding is FindingOf<'follows'> =>
  !finding.certain && finding.kind === 'follows';

/** What else is known of the archives whose rows are there. */
const archivesOf = (findings: readonly Finding[], archives: FilesSnapshot['archives']) =>
  archives.filter(({ facts }) => findings.some(({ name }) => name === facts.name));
