import { graphql, readFragment, type FragmentType } from '../generated';
import type { VerificationCheckStatus } from '../generated/graphql';
import { Badge } from '../status/badge';

const checkError = graphql(`
  fragment CheckError on VerificationCheckError {
    code
    codeRaw
    reason
  }
`);

interface CheckLineProps {
  readonly name: string;
  readonly status: VerificationCheckStatus;
  readonly error?: FragmentType<typeof checkError> | null;
}

export function CheckLine({ name, status, error }: CheckLineProps) {
  const why = readFragment(checkError, error);
  return (
    <li>
      <span>{name}</span>
      {badgeOf(status)}
      {why != null && <p className="fine">{why.reason ?? why.codeRaw ?? why.code}</p>}
    </li>
  );
}

function badgeOf(status: VerificationCheckStatus) {
  switch (status) {
    case 'VERIFIED':
      return <Badge tone="good">Passed</Badge>;
    case 'UNVERIFIED':
      return <Badge tone="bad">Not passed</Badge>;
    case 'UNKNOWN':
    default:
      return <Badge tone="neutral">Not known</Badge>;
  }
}
