import { Checkbox } from '../form/checkbox';
import type { IdentityDocumentTypeInput, VerificationDocumentOptionsInput } from '../generated/graphql';

export type DocumentChoices = Pick<
  VerificationDocumentOptionsInput,
  'allowedTypes' | 'requireLiveCapture' | 'requireMatchingSelfie'
>;

interface DocumentOptionsProps {
  readonly choices: DocumentChoices;
  readonly onChoices: (choices: DocumentChoices) => void;
}

const kinds: readonly { readonly type: IdentityDocumentTypeInput; readonly label: string }[] = [
  { type: 'PASSPORT', label: 'Passport' },
  { type: 'ID_CARD', label: 'Identity card' },
  { type: 'DRIVING_LICENSE', label: 'Driving licence' },
];

export function DocumentOptions({ choices, onChoices }: DocumentOptionsProps) {
  const { allowedTypes, ...others } = choices;
  const allowed = allowedTypes ?? [];

  function allow(type: IdentityDocumentTypeInput, isAllowed: boolean) {
    const types = isAllowed ? [...allowed, type] : allowed.filter((one) => one !== type);
    // An empty list is refused: every kind is what comes by default.
    onChoices(types.length === 0 ? others : { ...others, allowedTypes: types });
  }

  return (
    <div className="columns">
      <fieldset>
        <legend>Accept only</legend>
        {kinds.map(({ type, label }) => (
          <Checkbox
            key={type}
            label={label}
            checked={allowed.includes(type)}
            onChange={(checked) => allow(type, checked)}
          />
        ))}
      </fieldset>
      <fieldset>
        <legend>Ask for</legend>
        <Checkbox
          label="A selfie that matches"
          checked={choices.requireMatchingSelfie ?? false}
          onChange={(requireMatchingSelfie) => onChoices({ ...choices, requireMatchingSelfie })}
        />
        <Checkbox
          label="Pictures taken now"
          checked={choices.requireLiveCapture ?? false}
          onChange={(requireLiveCapture) => onChoices({ ...choices, requireLiveCapture })}
        />
      </fieldset>
    </div>
  );
}
