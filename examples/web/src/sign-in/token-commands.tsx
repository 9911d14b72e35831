const viewers = [
  { who: 'A person, who sees its own sessions', command: 'npm run --silent token -- --sub user_1' },
  {
    who: 'An operator',
    command:
      'npm run --silent token -- --sub ada --scope "verification:read verification:write verification:redact"',
  },
  {
    who: 'Somebody who may see personal data',
    command: 'npm run --silent token -- --sub grace --scope "verification:read verification:pii"',
  },
];

export function TokenCommands() {
  return (
    <details>
      <summary>Make a token for somebody else</summary>
      <p>In the folder of the gateway:</p>
      <dl>
        {viewers.map(({ who, command }) => (
          <div key={who}>
            <dt>{who}</dt>
            <dd>
              <code className="command">{command}</code>
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
