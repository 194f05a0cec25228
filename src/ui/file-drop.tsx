import { type DragEvent, type ReactNode, useId, useRef, useState } from 'react';
import './button.css';
import './field.css';
import './file-drop.css';
import { type DroppedFile, droppedFiles, pickedFiles } from './dropped-files.ts';

export type FileDropProps = {
  readonly label: ReactNode;
  readonly buttonLabel: ReactNode;
  /** For whole folders; not shown where the browser cannot pick one, as on most phones. */
  readonly folderLabel?: ReactNode;
  /** As in `<input accept>`: a hint to the picker, and phones grey out what it does not name. */
  readonly accept?: string | undefined;
  readonly multiple?: boolean | undefined;
  readonly onFiles: (files: readonly DroppedFile[]) => void;
  readonly hint?: ReactNode;
  /** What is being done with the files given before; others may be given meanwhile. */
  readonly busyLabel?: ReactNode;
};

const carriesFiles = (event: DragEvent) => event.dataTransfer.types.includes('Files');

/** Files dropped or picked; a real file input underneath, for the keyboard and for every phone. */
export function FileDrop(props: FileDropProps) {
  const { label, buttonLabel, folderLabel, onFiles, hint, accept, multiple = true } = props;
  const id = useId();
  const [over, setOver] = useState(false);
  // Entering a child leaves its parent: only the balance tells whether the files are above us.
  const depth = useRef(0);

  async function hand(given: ReturnType<typeof droppedFiles>) {
    const files = await given;
    if (files.length > 0) onFiles(multiple ? files : files.slice(0, 1));
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
        void hand(droppedFiles(event.dataTransfer));
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
      <div className="ui-drop-pickers">
        <Picker
          {...{ id, accept, multiple, hinted: hint !== undefined }}
          onFiles={(files) => void hand(files)}
        >
          {buttonLabel}
        </Picker>
        {folderLabel !== undefined && picksFolders ? (
          <Picker
            {...{ id: `${id}-folder`, labelledBy: id, hinted: hint !== undefined }}
            {...{ multiple, folder: true }}
            onFiles={(files) => void hand(files)}
          >
            {folderLabel}
          </Picker>
        ) : null}
      </div>
      <p className="ui-drop-busy" role="status">
        {props.busyLabel}
      </p>
    </div>
  );
}

type PickerProps = {
  readonly id: string;
  /** Whose label and hint describe it, where not its own. */
  readonly labelledBy?: string;
  readonly hinted: boolean;
  readonly folder?: boolean;
  readonly accept?: string | undefined;
  readonly multiple: boolean;
  readonly onFiles: (files: readonly DroppedFile[]) => void;
  readonly children: ReactNode;
};

function Picker(props: PickerProps) {
  const { id, labelledBy = id, hinted, folder, accept, multiple, onFiles, children } = props;
  const described = hinted ? `${labelledBy}-label ${labelledBy}-hint` : `${labelledBy}-label`;
  return (
    <div>
      <input
        className="hidden"
        type="file"
        id={id}
        {...{ accept, multiple }}
        {...(folder === true ? { webkitdirectory: '' } : {})}
        aria-describedby={described}
        onChange={(event) => {
          onFiles(pickedFiles(event.target.files));
          // The same file may be chosen again after it was put right.
          event.target.value = '';
        }}
      />
      <label className="ui-button" htmlFor={id}>
        <span>{children}</span>
      </label>
    </div>
  );
}

const picksFolders =
  typeof HTMLInputElement !== 'undefined' && 'webkitdirectory' in HTMLInputElement.prototype;
