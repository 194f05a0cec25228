import { useState } from 'react';
import './avatar.css';

export type AvatarProps = {
  readonly src?: string | undefined;
  /** Gives the initial when there is no picture; never read out, the name stands beside it. */
  readonly name: string;
};

export function Avatar({ src, name }: AvatarProps) {
  const [broken, setBroken] = useState<string>();
  const initial = [...name.replace(/^[^\p{L}\p{N}]+/u, '')][0]?.toLocaleUpperCase();
  return (
    <span className="ui-avatar" aria-hidden="true">
      {src === undefined || src === broken ? (
        initial
      ) : (
        <img
          src={src}
          alt=""
          width={40}
          height={40}
          loading="lazy"
          decoding="async"
          referrerPolicy="no-referrer"
          onError={() => setBroken(src)}
        />
      )}
    </span>
  );
}
