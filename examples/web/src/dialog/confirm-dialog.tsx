import { useEffect, useId, useLayoutEffect, useRef, type ReactNode } from 'react';

interface ConfirmDialogProps {
  readonly title: string;
  readonly children: ReactNode;
  /** What the button does that cannot be undone; null when there is nothing left to confirm. */
  readonly confirm: { readonly label: string; readonly busy: boolean; readonly onConfirm: () => void } | null;
  readonly onClose: () => void;
}

/**
 * Asks before something that cannot be undone. It is open while it is rendered. The browser's own modal dialog keeps
 * the focus inside, closes on Escape and gives the focus back; the safe button has it first.
 */
export function ConfirmDialog({ title, children, confirm, onClose }: ConfirmDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  // Before the element is taken away, or it could not give the focus back.
  useLayoutEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);
  // Afterwards, because what had the focus before may be gone: the button of an action that was done.
  useEffect(
    () => () => {
      if (document.activeElement === document.body) document.querySelector('h1')?.focus();
    },
    [],
  );
  return (
    <dialog
      ref={dialog}
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-text`}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <h2 id={`${id}-title`}>{title}</h2>
      <div id={`${id}-text`}>{children}</div>
      <div className="buttons">
        <button type="button" autoFocus onClick={onClose}>
          {confirm === null ? 'Close' : 'Keep it'}
        </button>
        {confirm !== null && (
          <button type="button" className="danger" disabled={confirm.busy} onClick={confirm.onConfirm}>
            {confirm.busy ? 'Just a moment…' : confirm.label}
          </button>
        )}
      </div>
    </dialog>
  );
}
