import type { ReactNode } from 'react';
import type { ButtonVariant } from './button.tsx';
import './button.css';

export type LinkButtonProps = {
  readonly href: string;
  readonly variant: ButtonVariant;
  readonly children: ReactNode;
  /** What to say about the new tab it opens in; without it, it opens in this one. */
  readonly newTab?: string;
};

export function LinkButton({ href, variant, children, newTab }: LinkButtonProps) {
  if (newTab === undefined) {
    return (
      <a className={`button button-${variant}`} href={href}>
        {children}
      </a>
    );
  }
  return (
    <a className={`button button-${variant}`} href={href} target="_blank" rel="noreferrer noopener">
      <span>{children}</span>
      <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">
        <path
          d="M6 3H3v10h10v-3M9 3h4v4M13 3 7.500 8.500"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.600"
        />
      </svg>
      <span className="hidden">{newTab}</span>
    </a>
  );
}
