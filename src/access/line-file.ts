import {
  closeSync,
  fstatSync,
  ftruncateSync,
  openSync,
  readSync,
  statSync,
  writeSync,
  type BigIntStats,
} from 'node:fs';

export interface LineFile {
  /** Appends lines, each with its line break, and returns when the system has taken them. @throws when it has not */
  append(lines: string): void;
  stop(): void;
}

/** A file that is open; what tells it from others stays as it is until it is closed. */
interface Opened {
  readonly file: number;
  readonly inode: bigint;
  readonly device: bigint;
  /** Of the file, as far as is known. */
  size: number;
}

/**
 * Opens a file for lines at the first of them. Each line goes to the file that is at the path now, so a file renamed
 * or removed is followed by a new one, and begins at the beginning of a line, whatever became of the one before. Lines
 * that come in one go, as those of a page, have one look at the path together: it costs more than a line.
 */
export function createLineFile(path: string): LineFile {
  let opened: Opened | undefined;
  let hasLooked = false;

  /** Closes the file where another lies at the path by now. */
  function follow(): void {
    if (hasLooked) return;
    hasLooked = true;
    queueMicrotask(() => (hasLooked = false));
    const found = look(path);
    if (opened === undefined) return;
    if (isSame(opened, found)) opened.size = Number(found?.size);
    else stop();
  }

  function open(): Opened {
    const file = openSync(path, 'a', 0o600);
    const { ino, dev, size } = fstatSync(file, { bigint: true });
    return { file, inode: ino, device: dev, size: Number(size) };
  }

  function stop(): void {
    const last = opened;
    opened = undefined;
    if (last !== undefined) closeSync(last.file);
  }

  return {
    append(lines) {
      follow();
      const begin = opened === undefined && endsWithinLine(path) ? '\n' : '';
      opened ??= open();
      const bytes = Buffer.from(begin + lines);
      try {
        const written = writeSync(opened.file, bytes);
        if (written === bytes.length) {
          opened.size += written;
          return;
        }
        takeBack(opened.file, opened.size, written);
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
function look(path: string): BigIntStats | undefined {
  return statSync(path, { bigint: true, throwIfNoEntry: false });
}

function isSame({ inode, device }: Opened, found: BigIntStats | undefined): boolean {
  return found?.ino === inode && found.dev === device;
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
