import type { ReactNode } from 'react';
import './button.css';

export type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'danger';

export type ButtonProps = {
  readonly variant: ButtonVariant;
  readonly children: ReactNode;
  readonly onClick?: () => void;
  readonly type?: 'button' | 'submit';
  readonly disabled?: boolean;
  /** Something is under way: pressing again does nothing, and focus stays. */
  readonly busy?: boolean;
};

export function Button(props: ButtonProps) {
  const { variant, children, onClick, type = 'button', disabled = false, busy = false } = props;
  return (
    <button
      type={type}
      className={`button button-${variant}`}
      disabled={disabled}
      aria-disabled={busy}
      onClick={(event) => {
        if (busy) event.preventDefault();
        else onClick?.();
      }}
    >
      {children}
    </button>
  );
}
