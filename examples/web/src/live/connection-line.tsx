import type { Connection } from '../gateway/watch-session';

const words: Readonly<Record<Exclude<Connection['kind'], 'refused'>, string>> = {
  connecting: 'Connecting…',
  live: 'Live',
  reconnecting: 'The connection was lost. Connecting again…',
  polling: 'No live connection: looking every 3 seconds',
  ended: 'Nothing will change any more',
};

/** How new what is shown is. Not a live region: what changes is told, not how it came. */
export function ConnectionLine({ connection }: { readonly connection: Connection }) {
  if (connection.kind === 'refused') return null;
  return (
    <p className="connection" data-kind={connection.kind}>
      {words[connection.kind]}
    </p>
  );
}
