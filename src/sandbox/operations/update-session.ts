import type { Realm } from '../state/realm.js';
import type { SessionRow } from '../state/session.js';
import type { CheckType } from '../vocabulary.js';
import { advanceSession } from './advance-session.js';
import { changeDetails, type DetailsChange } from './change-details.js';
import { changeMetadata, type MetadataChange } from './change-metadata.js';
import { changeOptions, optionsForType, type OptionsChange } from './change-options.js';
import type { Setting } from './setting.js';

export interface SessionChange {
  readonly metadata?: MetadataChange | undefined;
  readonly options?: OptionsChange | undefined;
  readonly provided_details?: DetailsChange | undefined;
  readonly type?: CheckType | undefined;
}

/**
 * Changes a session. Only metadata may be changed once the session has left requires_input: Stripe says so of type and
 * options, that provided details go with them is our choice.
 *
 * @throws ApiFailure where the lifecycle forbids the change; then none of it is made
 */
export function updateSession(
  setting: Setting,
  realm: Realm,
  row: SessionRow,
  asked: SessionChange,
): SessionRow {
  const touchesChecks = [asked.options, asked.provided_details, asked.type].some(
    (part) => part !== undefined,
  );
  return advanceSession(
    setting,
    realm,
    row,
    { kind: touchesChecks ? 'edit_checks' : 'edit_metadata' },
    (before) => {
      const type = asked.type ?? before.type;
      return {
        ...before,
        type,
        options: optionsForType(type, changeOptions(before.options, asked.options)),
        provided_details: changeDetails(before.provided_details, asked.provided_details),
        metadata: changeMetadata(before.metadata, asked.metadata),
      };
    },
  );
}
