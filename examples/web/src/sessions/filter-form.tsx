import { useState } from 'react';
import { Field } from '../form/field';
import type { VerificationSessionFilter } from '../generated/graphql';
import { emptyChoices, readChoices, statuses, toFilter, type FilterChoices } from './filter-choices';

interface FilterFormProps {
  readonly filter: VerificationSessionFilter;
  readonly onFilter: (filter: VerificationSessionFilter) => void;
}

/** The filter stays in memory: a reference may be somebody's address, which no URL should hold. */
export function FilterForm({ filter, onFilter }: FilterFormProps) {
  const [choices, setChoices] = useState(() => readChoices(filter));
  const choose = (some: Partial<FilterChoices>) => setChoices({ ...choices, ...some });
  return (
    <form
      role="search"
      className="card filter"
      aria-label="Filter"
      onSubmit={(event) => {
        event.preventDefault();
        onFilter(toFilter(choices));
      }}
      onReset={(event) => {
        event.preventDefault();
        setChoices(emptyChoices);
        onFilter({});
      }}
    >
      <Field label="Status">
        {(described) => (
          <select
            {...described}
            value={choices.status}
            onChange={({ target }) =>
              choose({ status: statuses.find(({ value }) => value === target.value)?.value ?? '' })
            }
          >
            {statuses.map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label="Created from">
        {(described) => (
          <input
            {...described}
            type="date"
            value={choices.from}
            onChange={({ target }) => choose({ from: target.value })}
          />
        )}
      </Field>
      <Field label="Created until">
        {(described) => (
          <input
            {...described}
            type="date"
            value={choices.until}
            onChange={({ target }) => choose({ until: target.value })}
          />
        )}
      </Field>
      <Field label="Reference">
        {(described) => (
          <input
            {...described}
            autoComplete="off"
            value={choices.reference}
            onChange={({ target }) => choose({ reference: target.value })}
          />
        )}
      </Field>
      <div className="buttons">
        <button type="submit" className="primary">
          Filter
        </button>
        <button type="reset">Clear</button>
      </div>
    </form>
  );
}
