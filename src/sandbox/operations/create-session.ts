import { tellChange } from '../events/tell-change.js';
import { initialState } from '../state/machine.js';
import type { Realm } from '../state/realm.js';
import type { SessionRow } from '../state/session.js';
import type { RelatedPerson } from '../state/values.js';
import type { CheckType } from '../vocabulary.js';
import { renewInvitation } from './advance-session.js';
import { changeOptions, flowOptions, optionsForType, type OptionsChange } from './change-options.js';
import { changeDetails, type DetailsChange } from './change-details.js';
import { changeMetadata, type MetadataChange } from './change-metadata.js';
import type { Setting } from './setting.js';

export interface NewSession {
  readonly client_reference_id?: string | undefined;
  readonly metadata?: MetadataChange | undefined;
  readonly options?: OptionsChange | undefined;
  readonly provided_details?: DetailsChange | undefined;
  readonly related_customer?: string | undefined;
  readonly related_customer_account?: string | undefined;
  readonly related_person?: RelatedPerson | undefined;
  readonly return_url?: string | undefined;
  readonly type?: CheckType | undefined;
  readonly verification_flow?: string | undefined;
}

/** Makes a session that waits for a person's input. */
export function createSession(setting: Setting, realm: Realm, asked: NewSession): SessionRow {
  const type = asked.verification_flow === undefined ? (asked.type ?? 'document') : 'verification_flow';
  const row: SessionRow = {
    ...initialState,
    id: setting.ids.session(),
    created: realm.sessions.stamp(setting.now()),
    livemode: realm.mode === 'live',
    client_reference_id: asked.client_reference_id ?? null,
    related_customer: asked.related_customer ?? null,
    related_customer_account: asked.related_customer_account ?? null,
    related_person: asked.related_person ?? null,
    return_url: asked.return_url ?? null,
    verification_flow: asked.verification_flow ?? null,
    type,
    options: optionsForType(type, changeOptions(flowOptions(asked.verification_flow ?? null), asked.options)),
    provided_details: changeDetails(null, asked.provided_details),
    metadata: changeMetadata({}, asked.metadata),
    last_verification_report: null,
    invitation: null,
  };
  realm.sessions.insert(row);
  const invited = renewInvitation(setting, realm, row);
  tellChange(setting, realm, null, invited);
  return invited;
}
