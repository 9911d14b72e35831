import type { DocumentOptions, SessionOptions } from '../state/session.js';
import type { DocumentType, SessionType } from '../vocabulary.js';

/** For each field a new value, '' to unset it, or nothing to leave it. */
export interface OptionsChange {
  readonly document?:
    | ''
    | {
        readonly allowed_types?: '' | readonly DocumentType[] | undefined;
        readonly require_id_number?: '' | boolean | undefined;
        readonly require_live_capture?: '' | boolean | undefined;
        readonly require_matching_selfie?: '' | boolean | undefined;
      }
    | undefined;
}

export function changeOptions(options: SessionOptions, change: OptionsChange | undefined): SessionOptions {
  if (change?.document === undefined) return options;
  const { document, ...others } = options;
  if (change.document === '') return others;
  const asked = change.document;
  const merged: DocumentOptions = {
    ...field('allowed_types', document?.allowed_types, asked.allowed_types),
    ...field('require_id_number', document?.require_id_number, asked.require_id_number),
    ...field('require_live_capture', document?.require_live_capture, asked.require_live_capture),
    ...field('require_matching_selfie', document?.require_matching_selfie, asked.require_matching_selfie),
  };
  return { document: merged, ...others };
}

/** The options of a check that a session is about are always shown, if only as an empty map. */
export function optionsForType(type: SessionType, options: SessionOptions): SessionOptions {
  if (type === 'document') return { ...options, document: options.document ?? {} };
  if (type === 'id_number') return { ...options, id_number: options.id_number ?? {} };
  return options;
}

const ofEveryFlow: SessionOptions = {
  document: { require_matching_selfie: true },
  email: { require_verification: true },
  matching: { dob: 'none', name: 'similar' },
  phone: { require_verification: true },
};

/** A flow keeps its settings in the Dashboard. The sandbox has none, so every flow asks for the same checks: our choice. */
export function flowOptions(flow: string | null): SessionOptions {
  return flow === null ? {} : ofEveryFlow;
}

function field<Name extends string, Value>(
  name: Name,
  before: Value | undefined,
  asked: '' | Value | undefined,
): Partial<Record<Name, Value>> {
  if (asked === '') return {};
  const value = asked ?? before;
  const fields: Partial<Record<Name, Value>> = {};
  if (value !== undefined) fields[name] = value;
  return fields;
}
