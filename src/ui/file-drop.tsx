import { type DragEvent, type ReactNode, useId, useRef, useState } from 'react';
import './button.css';
import './field.css';
import './file-drop.css';

export type FileDropProps = {
  readonly label: ReactNode;
  readonly buttonLabel: ReactNode;
  readonly onFiles: (files: File[]) => void;
  readonly hint?: ReactNode;
  /** As in `<input accept>`; a hint to the picker, never a check. */
  readonly accept?: string | undefined;
  readonly multiple?: boolean | undefined;
  /** What is being done with the files given before; others may be given meanwhile. */
  readonly busyLabel?: ReactNode;
};

const carriesFiles = (event: DragEvent) => event.dataTransfer.types.includes('Files');

/** Files dropped or picked; a real file input underneath, for the keyboard and for every phone. */
export function FileDrop(props: FileDropProps) {
  const { label, buttonLabel, onFiles, hint, accept, multiple = true, busyLabel } = props;
  const id = useId();
  const [over, setOver] = useState(false);
  // Entering a child leaves its parent: only the balance tells whether the files are above us.
  const depth = useRef(0);

  function hand(files: FileList | null) {
    const all = [...(files ?? [])];
    if (all.length > 0) onFiles(multiple ? all : all.slice(0, 1));
  }

  function stay(event: DragEvent, step: number) {
    if (!carriesFiles(event)) return;
    event.preventDefault();
    depth.current += step;
    setOver(depth.current > 0);
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is the shortcut; the input inside is the way for everyone
    <div
      className="ui-drop"
      data-over={over || undefined}
      onDragEnter={(event) => stay(event, 1)}
      onDragOver={(event) => stay(event, 0)}
      onDragLeave={(event) => stay(event, -1)}
      onDrop={(event) => {
        if (!carriesFiles(event)) return;
        event.preventDefault();
        depth.current = 0;
        setOver(false);
        hand(event.dataTransfer.files);
      }}
    >
      <p className="ui-drop-label" id={`${id}-label`}>
        {label}
      </p>
      {hint === undefined ? null : (
        <p className="ui-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      <input
        className="hidden"
        type="file"
        id={id}
        accept={accept}
        multiple={multiple}
        aria-describedby={hint === undefined ? `${id}-label` : `${id}-label ${id}-hint`}
        onChange={(event) => {
          hand(event.target.files);
          // The same file may be chosen again after it was put right.
          event.target.value = '';
        }}
      />
      <label className="ui-button ui-button-secondary" htmlFor={id}>
        <span>{buttonLabel}</span>
      </label>
      <p className="ui-drop-busy" role="status">
        {busyLabel}
      </p>
    </div>
  );
}
