import type { VerificationSessionType } from '../generated/graphql';

export function wordsForType(type: VerificationSessionType): string {
  switch (type) {
    case 'DOCUMENT':
      return 'Document';
    case 'ID_NUMBER':
      return 'ID number';
    case 'VERIFICATION_FLOW':
      return 'Flow';
    case 'UNKNOWN':
    default:
      return 'Other';
  }
}
