import { useState } from 'react';
import type { Picture as PicturePart } from '../domain/profile-difference.ts';
import { useWords } from '../i18n/use-words.ts';
import { MastodonError, type MastodonErrorCode } from '../mastodon/errors.ts';
import { hasTooManyPixels, type PictureLimit, pictureLimit } from '../mastodon/picture-limits.ts';
import { Button } from '../ui/button.tsx';
import { FileDrop } from '../ui/file-drop.tsx';
import { Notice } from '../ui/notice.tsx';
import { Picture } from '../ui/picture.tsx';
import { SideBySide } from '../ui/side-by-side.tsx';
import { newServerOf } from './new-server.ts';
import { useCarrying, useJourney, useObservable, useServices } from './services.tsx';
import { useFileAddress } from './use-file-address.ts';
import { wordsOfServerError } from './words-of-error.ts';

export type ProfilePictureProps = {
  readonly part: PicturePart;
  /** Addresses of the pictures: a page can show them and not read them (mastodon.md §1.2). */
  readonly old: string | undefined;
  readonly now: string | undefined;
};

type Standing =
  | { readonly name: 'none' | 'picked' | 'sending' | 'done' }
  | { readonly name: 'problem'; readonly code: Problem }
  | { readonly name: 'server'; readonly code: MastodonErrorCode };

type Problem = 'too-large' | 'too-many-pixels' | 'no-picture' | 'refused';

/** Both pictures; the new one is replaced by a file the person picks, once they have seen it. */
export function ProfilePicture({ part, old, now }: ProfilePictureProps) {
  const { t, formats } = useWords();
  const { run, files } = useCarrying();
  const { archives } = useObservable(files);
  const inArchive = archives.find(({ pictures }) => pictures[part] !== undefined)?.pictures[part];
  const { from, to } = useJourney();
  const [file, setFile] = useState<Blob>();
  const [standing, setStanding] = useState<Standing>({ name: 'none' });
  const address = useFileAddress(file);
  const kept = useFileAddress(inArchive);
  const { software, version } = newServerOf(to);
  const limit = pictureLimit(software, version);
  const server = to?.local ?? '';
  const name = t(`profile.parts.${part}`);
  const shown = useServices().pictures.shown();
  const shape = part === 'avatar' ? 'square' : 'wide';
  const isDone = standing.name === 'done';

  function pick(picked: Blob | undefined) {
    setFile(picked);
    const isTooLarge = picked !== undefined && limit !== undefined && picked.size > limit.most;
    setStanding(isTooLarge ? { name: 'problem', code: 'too-large' } : { name: 'picked' });
  }

  function judge(size: { readonly width: number; readonly height: number } | undefined) {
    if (standing.name !== 'picked') return;
    if (size === undefined) setStanding({ name: 'problem', code: 'no-picture' });
    else if (limit !== undefined && hasTooManyPixels(file?.type ?? '', size)) {
      setStanding({ name: 'problem', code: 'too-many-pixels' });
    }
  }

  async function send() {
    if (file === undefined) return;
    setStanding({ name: 'sending' });
    try {
      await run.putPicture(part, file);
      setStanding({ name: 'done' });
    } catch (error) {
      if (!(error instanceof MastodonError)) throw error;
      const isRefused = error.code === 'invalid' || error.code === 'unexpected';
      setStanding(
        isRefused ? { name: 'problem', code: 'refused' } : { name: 'server', code: error.code },
      );
    }
  }

  if (old === undefined && inArchive === undefined) return null;
  return (
    <section className="stack wide" aria-label={name}>
      <p>
        <strong>{name}</strong>
      </p>
      <SideBySide
        sides={[
          {
            id: 'now',
            title: t('profile.now', { server }),
            children: (
              <Picture
                src={isDone ? address : shown ? now : undefined}
                alt={t('profile.picture.alt', { part: name, server })}
                shape={shape}
                missingLabel={t('profile.picture.none')}
              />
            ),
          },
          {
            id: 'old',
            title: t('profile.old', { server: from?.local ?? '' }),
            children: (
              <Picture
                src={(shown ? old : undefined) ?? kept}
                alt={t('profile.picture.alt', { part: name, server: from?.local ?? '' })}
                shape={shape}
                missingLabel={t('profile.picture.none')}
              />
            ),
          },
        ]}
      />
      {isDone ? (
        <Notice tone="done" title={t('profile.picture.done', { server })} live="polite" />
      ) : (
        <>
          {old === undefined ? null : (
            <p className="soft">
              {t('profile.picture.how')}{' '}
              <a href={old} target="_blank" rel="noopener noreferrer">
                {t('profile.picture.open')} <span className="hidden">{t('app.opensNewTab')}</span>
              </a>
            </p>
          )}
          {inArchive === undefined ? null : (
            <Button onClick={() => pick(inArchive)}>{t('profile.picture.fromArchive')}</Button>
          )}
          <FileDrop
            label={t('profile.picture.drop')}
            buttonLabel={t('profile.picture.choose')}
            accept="image/png,image/jpeg,image/gif,image/webp"
            multiple={false}
            onFiles={([first]) => pick(first?.file)}
            {...(limit === undefined ? {} : { hint: hintOf(limit) })}
          />
        </>
      )}
      {address === undefined || isDone ? null : (
        <Picture
          src={address}
          alt={t('profile.picture.preview')}
          shape={shape}
          missingLabel={t('profile.picture.none')}
          onSize={judge}
        />
      )}
      {standing.name === 'picked' || standing.name === 'sending' || standing.name === 'server' ? (
        <Button busy={standing.name === 'sending'} onClick={() => void send()}>
          {t(`profile.picture.put.${part}`, { server })}
        </Button>
      ) : null}
      {standing.name === 'problem' || standing.name === 'server' ? (
        <Notice tone="alert" title={t('profile.picture.problem.title')} live="assertive">
          <p>
            {standing.name === 'server'
              ? wordsOfServerError(t, standing.code)
              : t(`profile.picture.problem.${standing.code}`)}
          </p>
        </Notice>
      ) : null}
    </section>
  );

  function hintOf({ sure, most }: PictureLimit): string {
    const sizes = {
      sure: formats.number(sure / 1_048_576),
      most: formats.number(most / 1_048_576),
    };
    return sure === most ? t('profile.picture.limit', sizes) : t('profile.picture.limits', sizes);
  }
}
