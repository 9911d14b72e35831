import { closeSync, fstatSync, ftruncateSync, openSync, readSync, statSync, writeSync } from 'node:fs';

export interface LineFile {
  /** Appends a line, which ends in a line break, and returns when the system has taken it. @throws when it has not */
  append(line: string): void;
  stop(): void;
}

/**
 * Opens a file for lines at the first of them. Lines go to the file that is at the path in this turn of the event loop,
 * so a file renamed or removed is followed by a new one, and begins at the beginning of a line, whatever became of the one before.
 */
export function createLineFile(path: string): LineFile {
  let file: number | undefined;
  /** As it was seen in this turn of the event loop, in which a page of sessions leaves many lines. */
  let seen: { size: number } | undefined;

  function stop(): void {
    const open = file;
    file = undefined;
    seen = undefined;
    if (open !== undefined) closeSync(open);
  }

  function look(open: number): { size: number } {
    setImmediate(() => (seen = undefined));
    return { size: fstatSync(open).size };
  }

  return {
    append(line) {
      if (file !== undefined && seen === undefined && !isAt(file, path)) stop();
      const begin = file === undefined && endsWithinLine(path) ? '\n' : '';
      file ??= openSync(path, 'a', 0o600);
      const bytes = Buffer.from(begin + line);
      const { size } = (seen ??= look(file));
      try {
        const written = writeSync(file, bytes);
        seen.size += written;
        if (written === bytes.length) return;
        takeBack(file, size, written);
        throw new Error('the file has taken a part of a line only');
      } catch (error) {
        // Opening it again looks at how it ends.
        stop();
        throw error;
      }
    },
    stop,
  };
}

/** As big integers: the inodes of some file systems differ only in digits that a number does not hold. */
function isAt(file: number, path: string): boolean {
  const open = fstatSync(file, { bigint: true });
  const found = statSync(path, { bigint: true, throwIfNoEntry: false });
  return found?.ino === open.ino && found.dev === open.dev;
}

/** Whether a regular file breaks off within a line, or may: one that cannot be read gets a line break too many. */
function endsWithinLine(path: string): boolean {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined || !found.isFile() || found.size === 0) return false;
  let file: number | undefined;
  try {
    file = openSync(path, 'r');
    const last = Buffer.alloc(1);
    readSync(file, last, 0, 1, found.size - 1);
    return last.toString() !== '\n';
  } catch {
    return true;
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

/** Cuts the part of a line off again, unless another process has written behind it. */
function takeBack(file: number, size: number, written: number): void {
  try {
    if (fstatSync(file).size === size + written) ftruncateSync(file, size);
  } catch {
    // The part stays where it is, and the next line begins with a line break.
  }
}
