import { useState } from 'react';
import { Field } from '../form/field';
import type { VerificationSessionTypeInput } from '../generated/graphql';
import { FaultNotice } from '../problems/fault-notice';
import { DocumentOptions, type DocumentChoices } from './document-options';
import { returnAddress } from './return-address';
import { useStartVerification, type StartInput } from './use-start-verification';

interface StartFormProps {
  readonly onStarted: (id: string) => void;
}

export function StartForm({ onStarted }: StartFormProps) {
  const [type, setType] = useState<VerificationSessionTypeInput>('DOCUMENT');
  const [reference, setReference] = useState('');
  const [returnUrl, setReturnUrl] = useState(returnAddress());
  const [choices, setChoices] = useState<DocumentChoices>({});
  const { start, fault, loading } = useStartVerification(onStarted);

  const input: StartInput = {
    type,
    returnUrl,
    ...(reference === '' ? {} : { clientReferenceId: reference }),
    ...(type === 'DOCUMENT' ? { options: { document: choices } } : {}),
  };
  const send = () => void start(input);
  const errorAt = (param: string, words: string) => (fault?.param === param ? words : undefined);

  return (
    <form
      className="card"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <Field label="What to verify">
        {(described) => (
          <select {...described} value={type} onChange={({ target }) => setType(toType(target.value))}>
            <option value="DOCUMENT">An identity document</option>
            <option value="ID_NUMBER">A national ID number</option>
          </select>
        )}
      </Field>
      {type === 'DOCUMENT' && <DocumentOptions choices={choices} onChoices={setChoices} />}
      <Field
        label="Reference"
        hint="Your own id of the person, no name. Leave it out when you verify yourself."
        error={errorAt('clientReferenceId', 'This reference cannot be used here.')}
      >
        {(described) => (
          <input
            {...described}
            autoComplete="off"
            value={reference}
            onChange={({ target }) => setReference(target.value)}
          />
        )}
      </Field>
      <Field
        label="Return address"
        hint="Where the verification page leads afterwards."
        error={errorAt('returnUrl', 'Give a whole address that begins with https://.')}
      >
        {(described) => (
          <input
            {...described}
            inputMode="url"
            autoComplete="off"
            value={returnUrl}
            onChange={({ target }) => setReturnUrl(target.value)}
          />
        )}
      </Field>
      {fault !== null && <FaultNotice fault={fault} onRetry={send} />}
      <button type="submit" className="primary" disabled={loading}>
        {loading ? 'Starting…' : 'Start'}
      </button>
    </form>
  );
}

function toType(value: string): VerificationSessionTypeInput {
  return value === 'ID_NUMBER' ? 'ID_NUMBER' : 'DOCUMENT';
}
