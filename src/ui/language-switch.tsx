import './language-switch.css';

export type LanguageSwitchProps<Code extends string> = {
  readonly label: string;
  readonly options: readonly { readonly code: Code; readonly label: string }[];
  readonly current: Code;
  readonly onSelect: (code: Code) => void;
};

export function LanguageSwitch<Code extends string>(props: LanguageSwitchProps<Code>) {
  const { label, options, current, onSelect } = props;
  return (
    <fieldset className="language-switch">
      <legend className="hidden">{label}</legend>
      {options.map((option) => (
        <button
          key={option.code}
          type="button"
          lang={option.code}
          aria-pressed={option.code === current}
          onClick={() => onSelect(option.code)}
        >
          {option.label}
        </button>
      ))}
    </fieldset>
  );
}
