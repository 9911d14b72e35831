import { graphql, readFragment, type FragmentType } from '../generated';
import { hrefOf } from '../shell/route';
import { StatusBadge } from '../status/status-badge';
import { wordsForType } from '../status/type-words';
import { Moment } from '../status/moment';

/** `status` is what live updates and mutations change: the row follows by the session's id. */
export const sessionRow = graphql(`
  fragment SessionRow on VerificationSession {
    id
    type
    status
    createdAt
    clientReferenceId
  }
`);

export function SessionRow({ session }: { readonly session: FragmentType<typeof sessionRow> }) {
  const { id, type, status, createdAt, clientReferenceId } = readFragment(sessionRow, session);
  return (
    <tr>
      <th scope="row">
        <a href={hrefOf({ page: 'session', id })}>
          <code>{id}</code>
        </a>
      </th>
      <td>
        <StatusBadge status={status} />
      </td>
      <td className="wide">{wordsForType(type)}</td>
      <td className="wide">{clientReferenceId ?? '–'}</td>
      <td>
        <Moment at={createdAt} />
      </td>
    </tr>
  );
}
