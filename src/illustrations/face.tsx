import { useState } from 'react';
import type { Person } from './facts.ts';
import { Fact } from './parts.tsx';

/** Picture, name and address of an account; a letter where there is no picture. */
export function Face({ person }: { readonly person: Person }) {
  const [broken, setBroken] = useState(false);
  const letter = [...person.name][0] ?? [...person.handle][0] ?? '';
  return (
    <div className="drawn-face">
      {person.avatar === undefined || broken ? (
        <span className="drawn-avatar" data-fact>
          {letter.toUpperCase()}
        </span>
      ) : (
        <img
          className="drawn-avatar"
          src={person.avatar}
          alt=""
          loading="lazy"
          referrerPolicy="no-referrer"
          onError={() => setBroken(true)}
        />
      )}
      <div className="drawn-who">
        <p className="drawn-name">
          <Fact>{person.name}</Fact>
        </p>
        <p className="drawn-soft">
          <Fact>@{person.handle}</Fact>
        </p>
      </div>
    </div>
  );
}
