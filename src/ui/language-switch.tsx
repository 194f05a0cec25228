import './language-switch.css';

export type LanguageOption<Code extends string> = {
  readonly code: Code;
  /** In its own language: "Français". */
  readonly label: string;
  readonly href?: string | undefined;
};

export type LanguageSwitchProps<Code extends string> = {
  readonly label: string;
  readonly options: readonly LanguageOption<Code>[];
  readonly current: Code;
  /** For options without an address. */
  readonly onSelect?: ((code: Code) => void) | undefined;
};

export function LanguageSwitch<Code extends string>(props: LanguageSwitchProps<Code>) {
  const { label, options, current, onSelect } = props;
  return (
    <fieldset className="ui-language">
      <legend className="hidden">{label}</legend>
      {options.map(({ code, label: name, href }) =>
        href === undefined ? (
          <button
            key={code}
            type="button"
            lang={code}
            aria-pressed={code === current}
            onClick={() => onSelect?.(code)}
          >
            {name}
          </button>
        ) : (
          <a
            key={code}
            href={href}
            lang={code}
            hrefLang={code}
            aria-current={code === current || undefined}
          >
            {name}
          </a>
        ),
      )}
    </fieldset>
  );
}
