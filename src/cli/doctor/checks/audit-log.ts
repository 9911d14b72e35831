import { accessSync, closeSync, constants, openSync, statSync, type Stats } from 'node:fs';
import { dirname } from 'node:path';
import { fail, ok, warn, type Check } from '../check.js';

/** Whether lines can be written to the audit log: what cannot be written there is not shown. */
export const auditLog: Check = {
  name: 'audit log',
  run({ config: { auditLog: path } }) {
    if (path === 'stdout') return [ok('it goes to standard output')];
    const file = statSync(path, { throwIfNoEntry: false });
    if (!canWrite(path, file)) {
      return [
        fail(
          'AUDIT_LOG cannot be written: changes leave no line and personal data is withheld',
          'Name a file in a folder that is there and that the user of this process may write to.',
        ),
      ];
    }
    if (file?.isFile() === true && (file.mode & 0o044) !== 0) {
      return [warn('AUDIT_LOG can be read by other users of this machine', 'chmod 600 the file.')];
    }
    return [ok('it can be written')];
  },
};

/** An existing file is opened, and nothing written; one that is to be made is not made. */
function canWrite(path: string, file: Stats | undefined): boolean {
  try {
    if (file === undefined) accessSync(dirname(path), constants.W_OK | constants.X_OK);
    else closeSync(openSync(path, 'a'));
    return true;
  } catch {
    return false;
  }
}
