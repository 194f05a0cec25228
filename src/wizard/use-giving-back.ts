import { useState } from 'react';
import type { Side } from '../domain/journey.ts';
import { useServices } from './services.tsx';

const SIDES: readonly Side[] = ['from', 'to'];

/** Gives back every key this browser holds; the proof is the server's own 401. */
export function useGivingBack() {
  const { signIn } = useServices();
  const held = SIDES.filter(signIn.hasToken);
  /** Whose servers did not take theirs at the last try. */
  const [failed, setFailed] = useState<readonly Side[]>([]);

  async function wasTaken(side: Side): Promise<boolean> {
    try {
      return (await signIn.revoke(side)).status === 401;
    } catch {
      return false;
    }
  }

  /** Answers whether every server has taken its key back. */
  async function giveBack(): Promise<boolean> {
    const taken = await Promise.all(held.map(wasTaken));
    const left = held.filter((_, index) => taken[index] === false);
    setFailed(left);
    return left.length === 0;
  }

  return { held, failed, giveBack };
}
