import type { ReactNode } from 'react';
import type { ButtonVariant } from './button.tsx';
import './button.css';

export type LinkButtonProps = {
  readonly href: string;
  readonly children: ReactNode;
  readonly variant?: ButtonVariant | undefined;
  /** What to say about the new tab it opens in; without it, it opens in this one. */
  readonly newTab?: string | undefined;
};

export function LinkButton(props: LinkButtonProps) {
  const { href, children, variant = 'secondary', newTab } = props;
  const away = newTab === undefined ? {} : { target: '_blank', rel: 'noopener noreferrer' };
  return (
    <a className={`ui-button ui-button-${variant}`} href={href} {...away}>
      <span>{children}</span>
      {newTab === undefined ? null : (
        <>
          <svg className="ui-button-away" viewBox="0 0 12 12" aria-hidden="true">
            <path d="M4 1.5H1.5v9h9V8M6.5 1.5h4v4m0-4-5 5" />
          </svg>
          <span className="hidden"> {newTab}</span>
        </>
      )}
    </a>
  );
}
