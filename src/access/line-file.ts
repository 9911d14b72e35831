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
  /** Appends a line, which ends in a line break, and returns when the system has taken it. @throws when it has not */
  append(line: string): void;
  stop(): void;
}

/** A file that is open; what tells it from others stays as it is until it is closed. */
interface Opened {
  readonly file: number;
  readonly inode: bigint;
  readonly device: bigint;
}

/**
 * Opens a file for lines at the first of them. Each line goes to the file that is at the path now, so a file renamed
 * or removed is followed by a new one, and begins at the beginning of a line, whatever became of the one before.
 */
export function createLineFile(path: string): LineFile {
  let opened: Opened | undefined;

  function stop(): void {
    const last = opened;
    opened = undefined;
    if (last !== undefined) closeSync(last.file);
  }

  return {
    append(line) {
      let found = look(path);
      if (opened !== undefined && !isSame(opened, found)) stop();
      const begin = opened === undefined && endsWithinLine(path) ? '\n' : '';
      if (opened === undefined) {
        const file = openSync(path, 'a', 0o600);
        found = fstatSync(file, { bigint: true });
        opened = { file, inode: found.ino, device: found.dev };
      }
      const bytes = Buffer.from(begin + line);
      try {
        const written = writeSync(opened.file, bytes);
        if (written === bytes.length) return;
        takeBack(opened.file, Number(found?.size), written);
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
