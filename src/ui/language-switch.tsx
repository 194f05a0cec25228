import './language-switch.css';

export type LanguageOption<Code extends string> = {
  readonly code: Code;
  /** In its own language: "Français". */
  readonly label: string;
};

export type LanguageSwitchProps<Code extends string> = {
  readonly label: string;
  readonly options: readonly LanguageOption<Code>[];
  readonly current: Code;
  readonly onSelect: (code: Code) => void;
};

export function LanguageSwitch<Code extends string>(props: LanguageSwitchProps<Code>) {
  const { label, options, current, onSelect } = props;
  return (
    <fieldset className="ui-language">
      <legend className="hidden">{label}</legend>
      {options.map(({ code, label: name }) => (
        <button
          key={code}
          type="button"
          lang={code}
          aria-pressed={code === current}
          onClick={() => onSelect(code)}
        >
          {name}
        </button>
      ))}
    </fieldset>
  );
}
