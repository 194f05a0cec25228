import { type ReactNode, useState } from 'react';
import './picture.css';

export type PictureProps = {
  readonly src: string | undefined;
  /** What it shows, for those who do not see it. */
  readonly alt: string;
  readonly shape: 'square' | 'wide';
  /** Stands where there is no picture, or none that loads. */
  readonly missingLabel: ReactNode;
  /** Its size in pixels, once it is there; `undefined` when it is none. */
  readonly onSize?: (size: { readonly width: number; readonly height: number } | undefined) => void;
};

/** A picture to be judged, at a size at which it can be. */
export function Picture({ src, alt, shape, missingLabel, onSize }: PictureProps) {
  const [broken, setBroken] = useState<string>();
  if (src === undefined || src === broken) {
    return <p className={`ui-picture ui-picture-${shape} ui-picture-none`}>{missingLabel}</p>;
  }
  return (
    <img
      className={`ui-picture ui-picture-${shape}`}
      src={src}
      alt={alt}
      loading="lazy"
      decoding="async"
      referrerPolicy="no-referrer"
      onLoad={({ currentTarget: { naturalWidth: width, naturalHeight: height } }) =>
        onSize?.({ width, height })
      }
      onError={() => {
        setBroken(src);
        onSize?.(undefined);
      }}
    />
  );
}
