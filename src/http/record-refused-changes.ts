import { getOperationAST, Kind, OperationTypeNode, parse, type SelectionSetNode } from 'graphql';
import type { GraphQLParams } from 'graphql-yoga';
import type { AuditEntry, AuditLog } from '../access/audit-log.js';

const changeOf: Readonly<Record<string, AuditEntry['action']>> = {
  createVerificationSession: 'session.create',
  updateVerificationSession: 'session.update',
  cancelVerificationSession: 'session.cancel',
  redactVerificationSession: 'session.redact',
};

/**
 * Leaves an audit line for each kind of change that was asked for by whoever could not be told: those are refused before
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

/** The document has been parsed and validated by now, so fragments exist and have no cycles. */
function askedChanges(query: string, operationName: string | null | undefined): AuditEntry['action'][] {
  const document = parse(query);
  const operation = getOperationAST(document, operationName);
  if (operation?.operation !== OperationTypeNode.MUTATION) return [];
  const fragments = new Map(
    document.definitions.flatMap((one) =>
      one.kind === Kind.FRAGMENT_DEFINITION ? [[one.name.value, one.selectionSet] as const] : [],
    ),
  );
  const asked = new Set<AuditEntry['action']>();
  const walked = new Set<SelectionSetNode>();
  const collect = (selections: SelectionSetNode | undefined): void => {
    if (selections === undefined || walked.has(selections)) return;
    walked.add(selections);
    for (const selection of selections.selections) {
      if (selection.kind === Kind.FRAGMENT_SPREAD) collect(fragments.get(selection.name.value));
      else if (selection.kind === Kind.INLINE_FRAGMENT) collect(selection.selectionSet);
      else {
        const action = changeOf[selection.name.value];
        if (action !== undefined) asked.add(action);
      }
    }
  };
  collect(operation.selectionSet);
  return [...asked];
}
