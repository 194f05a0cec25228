import type { MouseEventHandler, ReactNode, Ref } from 'react';
import './button.css';

export type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'danger';

export type ButtonProps = {
  readonly children: ReactNode;
  readonly variant?: ButtonVariant | undefined;
  readonly type?: 'button' | 'submit' | undefined;
  readonly onClick?: MouseEventHandler<HTMLButtonElement> | undefined;
  /** Something is under way: keeps its place and its focus, and answers no second press. */
  readonly busy?: boolean | undefined;
  readonly describedBy?: string | undefined;
  readonly ref?: Ref<HTMLButtonElement> | undefined;
};

export function Button(props: ButtonProps) {
  const { children, variant = 'secondary', type = 'button', busy = false, onClick } = props;
  return (
    <button
      ref={props.ref}
      // `disabled` would drop the focus; a plain button cannot send the form twice.
      type={busy ? 'button' : type}
      className={`ui-button ui-button-${variant}`}
      aria-disabled={busy || undefined}
      aria-busy={busy || undefined}
      aria-describedby={props.describedBy}
      onClick={busy ? undefined : onClick}
    >
      <span>{children}</span>
    </button>
  );
}
