import { getOperationAST, Kind, parse } from 'graphql';
import type { GraphQLParams } from 'graphql-yoga';
import type { AuditEntry, AuditLog } from '../access/audit-log.js';

const changeOf: Readonly<Record<string, AuditEntry['action']>> = {
  createVerificationSession: 'session.create',
  updateVerificationSession: 'session.update',
  cancelVerificationSession: 'session.cancel',
  redactVerificationSession: 'session.redact',
};

/**
 * Leaves an audit line for each change that was asked for by whoever could not be told: those are refused before
 * anything is executed. A line that cannot be written is no loss of personal data, so the refusal stands as it is.
 * @param code the refusal's
 */
export function recordRefusedChanges(
  audit: AuditLog,
  { query, operationName }: GraphQLParams,
  requestId: string,
  code: string,
): void {
  for (const action of askedChanges(query ?? '', operationName)) {
    try {
      audit.write({ subject: null, action, sessionId: null, outcome: code, requestId });
    } catch {
      return;
    }
  }
}

/** The document has been parsed and validated by now; what is in fragments of the root is not looked into. */
function askedChanges(query: string, operationName: string | null | undefined): AuditEntry['action'][] {
  const operation = getOperationAST(parse(query), operationName);
  if (operation?.operation !== 'mutation') return [];
  return operation.selectionSet.selections.flatMap((selection) => {
    const action = selection.kind === Kind.FIELD ? changeOf[selection.name.value] : undefined;
    return action === undefined ? [] : [action];
  });
}
