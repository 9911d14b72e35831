import type { FragmentType } from '../generated';
import { SessionRow, type sessionRow } from './session-row';

interface SessionTableProps {
  readonly sessions: readonly ({ readonly id: string } & FragmentType<typeof sessionRow>)[];
}

export function SessionTable({ sessions }: SessionTableProps) {
  return (
    <table className="card">
      <caption className="hidden">Sessions, newest first</caption>
      <thead>
        <tr>
          <th scope="col">Session</th>
          <th scope="col">Status</th>
          <th scope="col" className="wide">
            Type
          </th>
          <th scope="col" className="wide">
            Reference
          </th>
          <th scope="col">Created</th>
        </tr>
      </thead>
      <tbody>
        {sessions.map((session) => (
          <SessionRow key={session.id} session={session} />
        ))}
      </tbody>
    </table>
  );
}
