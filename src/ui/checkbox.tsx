import './field.css';

export type CheckboxProps = {
  readonly label: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  /** In a table the row already shows what the box is for. */
  readonly labelHidden?: boolean;
};

export function Checkbox({ label, checked, onChange, labelHidden = false }: CheckboxProps) {
  return (
    <label className="check">
      <input
        type="checkbox"
        checked={checked}
        onChange={(event) => onChange(event.target.checked)}
      />
      <span className={labelHidden ? 'hidden' : ''}>{label}</span>
    </label>
  );
}
