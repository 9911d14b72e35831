import type { VerificationSessionStatus } from '../generated/graphql';
import { Badge } from './badge';
import { wordsForStatus } from './status-words';

export function StatusBadge({ status }: { readonly status: VerificationSessionStatus }) {
  const { label, tone } = wordsForStatus(status);
  return <Badge tone={tone}>{label}</Badge>;
}
