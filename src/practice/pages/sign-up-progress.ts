import { isSince } from '../versions.ts';
import { type Html, html, NOTHING } from './html.ts';
import { SIGN_UP } from './labels/sign-up.ts';
import type { Visit } from './session.ts';

type Stage = 'rules' | 'details' | 'confirm';

/** The way through the sign-up, from 4.2 (mastodon.md §11, §13.4). */
export function progress({ context, say }: Visit, stage: Stage): Html {
  if (!isSince(context.version, 4, 2)) return NOTHING;
  const isReviewed = context.options.registrations === 'approval';
  const { stepRules, stepDetails, stepConfirm, stepReview } = SIGN_UP;
  const steps = [stepRules, stepDetails, stepConfirm, ...(isReviewed ? [stepReview] : [])];
  const current = { rules: stepRules, details: stepDetails, confirm: stepConfirm }[stage];
  const rows = steps.map((step) =>
    step === current
      ? html`<li aria-current="step">${say(step)}</li>`
      : html`<li>${say(step)}</li>`,
  );
  return html`<ol class="steps">${rows}</ol>`;
}
