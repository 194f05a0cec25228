import { useLabels } from '../i18n/labels.ts';
import { Drawing, type PageProps } from './drawing.tsx';
import { isSince } from './facts.ts';
import { Field, Option } from './fields.tsx';
import { NarrowFrame } from './frames.tsx';
import { Button, Linked, Mark, Text } from './parts.tsx';

export type SignUpPageProps = PageProps & {
  /** `/auth/sign_up`, or that of an invitation. */
  readonly path: string;
  /** Accounts there are looked at by its team first. */
  readonly approval: boolean;
  /** The name to ask for, where one was given at the beginning. */
  readonly user?: string | undefined;
};

/** The form of a new account, after the server's rules (mastodon.md §13.4). */
export function SignUpPage({ place, label: todo, path, approval, user }: SignUpPageProps) {
  const label = useLabels(place.release);
  const domain = { domain: place.server };
  const steps = [
    label('signUp.steps.rules'),
    label('signUp.steps.details'),
    label('signUp.steps.confirm'),
    ...(approval ? [label('signUp.steps.review')] : []),
  ];
  return (
    <Drawing place={place} path={path} label={todo}>
      <NarrowFrame>
        {/* The way of it is shown since 4.2, the title since 4.0 (mastodon.md §11). */}
        {isSince(place.release, 4, 2) ? (
          <ol className="drawn-way">
            {steps.map((step, at) => (
              <li key={step} className={at === 1 ? 'drawn-here' : undefined}>
                {step}
              </li>
            ))}
          </ol>
        ) : null}
        {isSince(place.release, 4, 0) ? (
          <>
            <p className="drawn-title">{label('signUp.title', domain)}</p>
            <Text tone="soft" skim>
              {label('signUp.text')}
            </Text>
          </>
        ) : null}
        <Mark n={1}>
          <Field
            label={label('signUp.username')}
            hint={label('signUp.usernameHint', domain)}
            value={user}
            required
          />
        </Mark>
        <Mark n={2}>
          <Field label={label('signUp.email')} required />
        </Mark>
        <Mark n={3}>
          <Field label={label('signUp.password')} required />
          <Field label={label('signUp.confirmPassword')} required />
        </Mark>
        {approval ? <Field label={label('signUp.reason')} /> : null}
        {isSince(place.release, 4, 4) ? (
          <Option label={<Linked>{label('signUp.agreement')}</Linked>} square />
        ) : null}
        <Mark n={4}>
          <Button wide>{label(approval ? 'signUp.request' : 'signUp.button')}</Button>
        </Mark>
      </NarrowFrame>
    </Drawing>
  );
}
