import { type ReactNode, useId } from 'react';
import './choice.css';
import './field.css';

export type Option<Id extends string> = {
  readonly id: Id;
  readonly title: ReactNode;
  /** What choosing it means. Read out after the title; links in it can be pressed. */
  readonly text?: ReactNode;
};

export type ChoiceProps<Id extends string> = {
  readonly legend: ReactNode;
  readonly hint?: ReactNode;
  readonly options: readonly Option<Id>[];
  /** Nothing is chosen for anybody: undefined until they have. */
  readonly value: Id | undefined;
  readonly onChange: (id: Id) => void;
  /** Of the group, in a form. Default: one of its own. */
  readonly name?: string | undefined;
};

/** One of a few, drawn as cards; radio buttons underneath, with the keys the browser gives them. */
export function Choice<Id extends string>(props: ChoiceProps<Id>) {
  const { legend, hint, options, value, onChange, name } = props;
  const id = useId();
  const hinted = hint !== undefined && hint !== null;
  return (
    <fieldset className="ui-choice" aria-describedby={hinted ? `${id}-hint` : undefined}>
      <legend className="ui-label">{legend}</legend>
      {hinted ? (
        <p className="ui-hint" id={`${id}-hint`}>
          {hint}
        </p>
      ) : null}
      {options.map((option) => {
        const own = `${id}-${option.id}`;
        const told = option.text !== undefined && option.text !== null;
        return (
          <div key={option.id} className="ui-option">
            <input
              type="radio"
              id={own}
              name={name ?? id}
              value={option.id}
              checked={option.id === value}
              aria-describedby={told ? `${own}-text` : undefined}
              onChange={() => onChange(option.id)}
            />
            <label htmlFor={own}>{option.title}</label>
            {told ? (
              <div className="ui-hint" id={`${own}-text`}>
                {option.text}
              </div>
            ) : null}
          </div>
        );
      })}
    </fieldset>
  );
}
