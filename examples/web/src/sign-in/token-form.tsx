import { Field } from '../form/field';

interface TokenFormProps {
  readonly token: string;
  readonly onToken: (token: string) => void;
  readonly onSubmit: () => void;
}

/** A masked text field and no password field: browsers offer to keep what is typed into those. */
export function TokenForm({ token, onToken, onSubmit }: TokenFormProps) {
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      <Field label="Access token" hint="It stays in this tab's memory: a reload forgets it.">
        {(described) => (
          <input
            {...described}
            className="masked"
            type="text"
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
            required
            value={token}
            onChange={(event) => onToken(event.target.value)}
          />
        )}
      </Field>
      <button type="submit" className="primary">
        Sign in
      </button>
    </form>
  );
}
