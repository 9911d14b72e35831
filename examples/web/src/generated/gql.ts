/* eslint-disable */
import * as types from './graphql';
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';

/**
 * Map of all GraphQL operations in the project.
 *
 * This map has several performance disadvantages:
 * 1. It is not tree-shakeable, so it will include all operations in the project.
 * 2. It is not minifiable, so the string of a GraphQL query will be multiple times inside the bundle.
 * 3. It does not support dead code elimination, so it will add unused operations.
 *
 * Therefore it is highly recommended to use the babel or swc plugin for production.
 * Learn more about it here: https://the-guild.dev/graphql/codegen/plugins/presets/preset-client#reducing-bundle-size
 */
type Documents = {
    "\n  fragment SessionState on VerificationSession {\n    id\n    status\n    allowedActions\n    lastError {\n      code\n      codeRaw\n      reason\n    }\n    redaction {\n      status\n    }\n  }\n": typeof types.SessionStateFragmentDoc,
    "\n  query SessionNow($id: ID!) {\n    verificationSession(id: $id) {\n      id\n      status\n      redaction {\n        status\n      }\n      ...SessionState\n    }\n  }\n": typeof types.SessionNowDocument,
    "\n  subscription SessionUpdated($id: ID!) {\n    verificationSessionUpdated(id: $id) {\n      id\n      status\n      redaction {\n        status\n      }\n      ...SessionState\n    }\n  }\n": typeof types.SessionUpdatedDocument,
    "\n  fragment ProblemParts on VerificationProblem {\n    code\n    message\n    param\n    requestId\n    retryable\n    ... on VerificationUnavailable {\n      retryAfterMs\n    }\n  }\n": typeof types.ProblemPartsFragmentDoc,
    "\n  mutation CancelSession($input: CancelVerificationSessionInput!) {\n    cancelVerificationSession(input: $input) {\n      __typename\n      ... on CancelVerificationSessionPayload {\n        verificationSession {\n          id\n          ...SessionState\n        }\n      }\n      ... on VerificationSessionStateConflict {\n        current: verificationSession {\n          ...ConflictingSession\n        }\n      }\n      ...ProblemParts\n    }\n  }\n": typeof types.CancelSessionDocument,
    "\n  fragment CheckError on VerificationCheckError {\n    code\n    codeRaw\n    reason\n  }\n": typeof types.CheckErrorFragmentDoc,
    "\n  fragment ConflictingSession on VerificationSession {\n    id\n    status\n    allowedActions\n    ...SessionState\n  }\n": typeof types.ConflictingSessionFragmentDoc,
    "\n  mutation RedactSession($input: RedactVerificationSessionInput!) {\n    redactVerificationSession(input: $input) {\n      __typename\n      ... on RedactVerificationSessionPayload {\n        verificationSession {\n          id\n          ...SessionState\n        }\n      }\n      ... on VerificationSessionStateConflict {\n        current: verificationSession {\n          ...ConflictingSession\n        }\n      }\n      ...ProblemParts\n    }\n  }\n": typeof types.RedactSessionDocument,
    "\n  fragment SessionActions on VerificationSession {\n    id\n    allowedActions\n  }\n": typeof types.SessionActionsFragmentDoc,
    "\n  fragment SessionFacts on VerificationSession {\n    id\n    type\n    createdAt\n    clientReferenceId\n    livemode\n    lastError {\n      code\n      codeRaw\n      reason\n    }\n    metadata {\n      key\n      value\n    }\n  }\n": typeof types.SessionFactsFragmentDoc,
    "\n  query SessionDetail($id: ID!) {\n    verificationSession(id: $id) {\n      id\n      ...SessionState\n      ...SessionFacts\n      ...SessionActions\n    }\n  }\n": typeof types.SessionDetailDocument,
    "\n  query SessionReport($id: ID!) {\n    verificationSession(id: $id) {\n      id\n      status\n      lastError {\n        code\n      }\n      lastVerificationReport {\n        id\n        document {\n          status\n          error {\n            ...CheckError\n          }\n        }\n        selfie {\n          status\n          error {\n            ...CheckError\n          }\n        }\n        idNumber {\n          status\n          error {\n            ...CheckError\n          }\n        }\n        email {\n          status\n          error {\n            ...CheckError\n          }\n        }\n        phone {\n          status\n          error {\n            ...CheckError\n          }\n        }\n      }\n    }\n  }\n": typeof types.SessionReportDocument,
    "\n  query VerifiedPerson($id: ID!) {\n    verificationSession(id: $id) {\n      id\n      verifiedOutputs {\n        firstName\n        lastName\n        dob {\n          iso\n        }\n        address {\n          line1\n          line2\n          postalCode\n          city\n          country\n        }\n      }\n    }\n  }\n": typeof types.VerifiedPersonDocument,
    "\n  fragment PageEnds on PageInfo {\n    hasNextPage\n    hasPreviousPage\n    startCursor\n    endCursor\n  }\n": typeof types.PageEndsFragmentDoc,
    "\n  fragment SessionRow on VerificationSession {\n    id\n    type\n    status\n    createdAt\n    clientReferenceId\n  }\n": typeof types.SessionRowFragmentDoc,
    "\n  query SessionList(\n    $filter: VerificationSessionFilter\n    $first: Int\n    $after: String\n    $last: Int\n    $before: String\n  ) {\n    verificationSessions(filter: $filter, first: $first, after: $after, last: $last, before: $before) {\n      nodes {\n        id\n        ...SessionRow\n      }\n      pageInfo {\n        ...PageEnds\n      }\n    }\n  }\n": typeof types.SessionListDocument,
    "\n  query HostedPage($id: ID!) {\n    verificationSession(id: $id) {\n      id\n      url\n    }\n  }\n": typeof types.HostedPageDocument,
    "\n  mutation StartVerification($input: CreateVerificationSessionInput!) {\n    createVerificationSession(input: $input) {\n      __typename\n      ... on CreateVerificationSessionPayload {\n        verificationSession {\n          id\n          ...SessionState\n        }\n      }\n      ...ProblemParts\n    }\n  }\n": typeof types.StartVerificationDocument,
};
const documents: Documents = {
    "\n  fragment SessionState on VerificationSession {\n    id\n    status\n    allowedActions\n    lastError {\n      code\n      codeRaw\n      reason\n    }\n    redaction {\n      status\n    }\n  }\n": types.SessionStateFragmentDoc,
    "\n  query SessionNow($id: ID!) {\n    verificationSession(id: $id) {\n      id\n      status\n      redaction {\n        status\n      }\n      ...SessionState\n    }\n  }\n": types.SessionNowDocument,
    "\n  subscription SessionUpdated($id: ID!) {\n    verificationSessionUpdated(id: $id) {\n      id\n      status\n      redaction {\n        status\n      }\n      ...SessionState\n    }\n  }\n": types.SessionUpdatedDocument,
    "\n  fragment ProblemParts on VerificationProblem {\n    code\n    message\n    param\n    requestId\n    retryable\n    ... on VerificationUnavailable {\n      retryAfterMs\n    }\n  }\n": types.ProblemPartsFragmentDoc,
    "\n  mutation CancelSession($input: CancelVerificationSessionInput!) {\n    cancelVerificationSession(input: $input) {\n      __typename\n      ... on CancelVerificationSessionPayload {\n        verificationSession {\n          id\n          ...SessionState\n        }\n      }\n      ... on VerificationSessionStateConflict {\n        current: verificationSession {\n          ...ConflictingSession\n        }\n      }\n      ...ProblemParts\n    }\n  }\n": types.CancelSessionDocument,
    "\n  fragment CheckError on VerificationCheckError {\n    code\n    codeRaw\n    reason\n  }\n": types.CheckErrorFragmentDoc,
    "\n  fragment ConflictingSession on VerificationSession {\n    id\n    status\n    allowedActions\n    ...SessionState\n  }\n": types.ConflictingSessionFragmentDoc,
    "\n  mutation RedactSession($input: RedactVerificationSessionInput!) {\n    redactVerificationSession(input: $input) {\n      __typename\n      ... on RedactVerificationSessionPayload {\n        verificationSession {\n          id\n          ...SessionState\n        }\n      }\n      ... on VerificationSessionStateConflict {\n        current: verificationSession {\n          ...ConflictingSession\n        }\n      }\n      ...ProblemParts\n    }\n  }\n": types.RedactSessionDocument,
    "\n  fragment SessionActions on VerificationSession {\n    id\n    allowedActions\n  }\n": types.SessionActionsFragmentDoc,
    "\n  fragment SessionFacts on VerificationSession {\n    id\n    type\n    createdAt\n    clientReferenceId\n    livemode\n    lastError {\n      code\n      codeRaw\n      reason\n    }\n    metadata {\n      key\n      value\n    }\n  }\n": types.SessionFactsFragmentDoc,
    "\n  query SessionDetail($id: ID!) {\n    verificationSession(id: $id) {\n      id\n      ...SessionState\n      ...SessionFacts\n      ...SessionActions\n    }\n  }\n": types.SessionDetailDocument,
    "\n  query SessionReport($id: ID!) {\n    verificationSession(id: $id) {\n      id\n      status\n      lastError {\n        code\n      }\n      lastVerificationReport {\n        id\n        document {\n          status\n          error {\n            ...CheckError\n          }\n        }\n        selfie {\n          status\n          error {\n            ...CheckError\n          }\n        }\n        idNumber {\n          status\n          error {\n            ...CheckError\n          }\n        }\n        email {\n          status\n          error {\n            ...CheckError\n          }\n        }\n        phone {\n          status\n          error {\n            ...CheckError\n          }\n        }\n      }\n    }\n  }\n": types.SessionReportDocument,
    "\n  query VerifiedPerson($id: ID!) {\n    verificationSession(id: $id) {\n      id\n      verifiedOutputs {\n        firstName\n        lastName\n        dob {\n          iso\n        }\n        address {\n          line1\n          line2\n          postalCode\n          city\n          country\n        }\n      }\n    }\n  }\n": types.VerifiedPersonDocument,
    "\n  fragment PageEnds on PageInfo {\n    hasNextPage\n    hasPreviousPage\n    startCursor\n    endCursor\n  }\n": types.PageEndsFragmentDoc,
    "\n  fragment SessionRow on VerificationSession {\n    id\n    type\n    status\n    createdAt\n    clientReferenceId\n  }\n": types.SessionRowFragmentDoc,
    "\n  query SessionList(\n    $filter: VerificationSessionFilter\n    $first: Int\n    $after: String\n    $last: Int\n    $before: String\n  ) {\n    verificationSessions(filter: $filter, first: $first, after: $after, last: $last, before: $before) {\n      nodes {\n        id\n        ...SessionRow\n      }\n      pageInfo {\n        ...PageEnds\n      }\n    }\n  }\n": types.SessionListDocument,
    "\n  query HostedPage($id: ID!) {\n    verificationSession(id: $id) {\n      id\n      url\n    }\n  }\n": types.HostedPageDocument,
    "\n  mutation StartVerification($input: CreateVerificationSessionInput!) {\n    createVerificationSession(input: $input) {\n      __typename\n      ... on CreateVerificationSessionPayload {\n        verificationSession {\n          id\n          ...SessionState\n        }\n      }\n      ...ProblemParts\n    }\n  }\n": types.StartVerificationDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 *
 *
 * @example
 * ```ts
 * const query = graphql(`query GetUser($id: ID!) { user(id: $id) { name } }`);
 * ```
 *
 * The query argument is unknown!
 * Please regenerate the types.
 */
export function graphql(source: string): unknown;

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment SessionState on VerificationSession {\n    id\n    status\n    allowedActions\n    lastError {\n      code\n      codeRaw\n      reason\n    }\n    redaction {\n      status\n    }\n  }\n"): (typeof documents)["\n  fragment SessionState on VerificationSession {\n    id\n    status\n    allowedActions\n    lastError {\n      code\n      codeRaw\n      reason\n    }\n    redaction {\n      status\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query SessionNow($id: ID!) {\n    verificationSession(id: $id) {\n      id\n      status\n      redaction {\n        status\n      }\n      ...SessionState\n    }\n  }\n"): (typeof documents)["\n  query SessionNow($id: ID!) {\n    verificationSession(id: $id) {\n      id\n      status\n      redaction {\n        status\n      }\n      ...SessionState\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription SessionUpdated($id: ID!) {\n    verificationSessionUpdated(id: $id) {\n      id\n      status\n      redaction {\n        status\n      }\n      ...SessionState\n    }\n  }\n"): (typeof documents)["\n  subscription SessionUpdated($id: ID!) {\n    verificationSessionUpdated(id: $id) {\n      id\n      status\n      redaction {\n        status\n      }\n      ...SessionState\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment ProblemParts on VerificationProblem {\n    code\n    message\n    param\n    requestId\n    retryable\n    ... on VerificationUnavailable {\n      retryAfterMs\n    }\n  }\n"): (typeof documents)["\n  fragment ProblemParts on VerificationProblem {\n    code\n    message\n    param\n    requestId\n    retryable\n    ... on VerificationUnavailable {\n      retryAfterMs\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CancelSession($input: CancelVerificationSessionInput!) {\n    cancelVerificationSession(input: $input) {\n      __typename\n      ... on CancelVerificationSessionPayload {\n        verificationSession {\n          id\n          ...SessionState\n        }\n      }\n      ... on VerificationSessionStateConflict {\n        current: verificationSession {\n          ...ConflictingSession\n        }\n      }\n      ...ProblemParts\n    }\n  }\n"): (typeof documents)["\n  mutation CancelSession($input: CancelVerificationSessionInput!) {\n    cancelVerificationSession(input: $input) {\n      __typename\n      ... on CancelVerificationSessionPayload {\n        verificationSession {\n          id\n          ...SessionState\n        }\n      }\n      ... on VerificationSessionStateConflict {\n        current: verificationSession {\n          ...ConflictingSession\n        }\n      }\n      ...ProblemParts\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment CheckError on VerificationCheckError {\n    code\n    codeRaw\n    reason\n  }\n"): (typeof documents)["\n  fragment CheckError on VerificationCheckError {\n    code\n    codeRaw\n    reason\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment ConflictingSession on VerificationSession {\n    id\n    status\n    allowedActions\n    ...SessionState\n  }\n"): (typeof documents)["\n  fragment ConflictingSession on VerificationSession {\n    id\n    status\n    allowedActions\n    ...SessionState\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RedactSession($input: RedactVerificationSessionInput!) {\n    redactVerificationSession(input: $input) {\n      __typename\n      ... on RedactVerificationSessionPayload {\n        verificationSession {\n          id\n          ...SessionState\n        }\n      }\n      ... on VerificationSessionStateConflict {\n        current: verificationSession {\n          ...ConflictingSession\n        }\n      }\n      ...ProblemParts\n    }\n  }\n"): (typeof documents)["\n  mutation RedactSession($input: RedactVerificationSessionInput!) {\n    redactVerificationSession(input: $input) {\n      __typename\n      ... on RedactVerificationSessionPayload {\n        verificationSession {\n          id\n          ...SessionState\n        }\n      }\n      ... on VerificationSessionStateConflict {\n        current: verificationSession {\n          ...ConflictingSession\n        }\n      }\n      ...ProblemParts\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment SessionActions on VerificationSession {\n    id\n    allowedActions\n  }\n"): (typeof documents)["\n  fragment SessionActions on VerificationSession {\n    id\n    allowedActions\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment SessionFacts on VerificationSession {\n    id\n    type\n    createdAt\n    clientReferenceId\n    livemode\n    lastError {\n      code\n      codeRaw\n      reason\n    }\n    metadata {\n      key\n      value\n    }\n  }\n"): (typeof documents)["\n  fragment SessionFacts on VerificationSession {\n    id\n    type\n    createdAt\n    clientReferenceId\n    livemode\n    lastError {\n      code\n      codeRaw\n      reason\n    }\n    metadata {\n      key\n      value\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query SessionDetail($id: ID!) {\n    verificationSession(id: $id) {\n      id\n      ...SessionState\n      ...SessionFacts\n      ...SessionActions\n    }\n  }\n"): (typeof documents)["\n  query SessionDetail($id: ID!) {\n    verificationSession(id: $id) {\n      id\n      ...SessionState\n      ...SessionFacts\n      ...SessionActions\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query SessionReport($id: ID!) {\n    verificationSession(id: $id) {\n      id\n      status\n      lastError {\n        code\n      }\n      lastVerificationReport {\n        id\n        document {\n          status\n          error {\n            ...CheckError\n          }\n        }\n        selfie {\n          status\n          error {\n            ...CheckError\n          }\n        }\n        idNumber {\n          status\n          error {\n            ...CheckError\n          }\n        }\n        email {\n          status\n          error {\n            ...CheckError\n          }\n        }\n        phone {\n          status\n          error {\n            ...CheckError\n          }\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query SessionReport($id: ID!) {\n    verificationSession(id: $id) {\n      id\n      status\n      lastError {\n        code\n      }\n      lastVerificationReport {\n        id\n        document {\n          status\n          error {\n            ...CheckError\n          }\n        }\n        selfie {\n          status\n          error {\n            ...CheckError\n          }\n        }\n        idNumber {\n          status\n          error {\n            ...CheckError\n          }\n        }\n        email {\n          status\n          error {\n            ...CheckError\n          }\n        }\n        phone {\n          status\n          error {\n            ...CheckError\n          }\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query VerifiedPerson($id: ID!) {\n    verificationSession(id: $id) {\n      id\n      verifiedOutputs {\n        firstName\n        lastName\n        dob {\n          iso\n        }\n        address {\n          line1\n          line2\n          postalCode\n          city\n          country\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query VerifiedPerson($id: ID!) {\n    verificationSession(id: $id) {\n      id\n      verifiedOutputs {\n        firstName\n        lastName\n        dob {\n          iso\n        }\n        address {\n          line1\n          line2\n          postalCode\n          city\n          country\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment PageEnds on PageInfo {\n    hasNextPage\n    hasPreviousPage\n    startCursor\n    endCursor\n  }\n"): (typeof documents)["\n  fragment PageEnds on PageInfo {\n    hasNextPage\n    hasPreviousPage\n    startCursor\n    endCursor\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment SessionRow on VerificationSession {\n    id\n    type\n    status\n    createdAt\n    clientReferenceId\n  }\n"): (typeof documents)["\n  fragment SessionRow on VerificationSession {\n    id\n    type\n    status\n    createdAt\n    clientReferenceId\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query SessionList(\n    $filter: VerificationSessionFilter\n    $first: Int\n    $after: String\n    $last: Int\n    $before: String\n  ) {\n    verificationSessions(filter: $filter, first: $first, after: $after, last: $last, before: $before) {\n      nodes {\n        id\n        ...SessionRow\n      }\n      pageInfo {\n        ...PageEnds\n      }\n    }\n  }\n"): (typeof documents)["\n  query SessionList(\n    $filter: VerificationSessionFilter\n    $first: Int\n    $after: String\n    $last: Int\n    $before: String\n  ) {\n    verificationSessions(filter: $filter, first: $first, after: $after, last: $last, before: $before) {\n      nodes {\n        id\n        ...SessionRow\n      }\n      pageInfo {\n        ...PageEnds\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query HostedPage($id: ID!) {\n    verificationSession(id: $id) {\n      id\n      url\n    }\n  }\n"): (typeof documents)["\n  query HostedPage($id: ID!) {\n    verificationSession(id: $id) {\n      id\n      url\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation StartVerification($input: CreateVerificationSessionInput!) {\n    createVerificationSession(input: $input) {\n      __typename\n      ... on CreateVerificationSessionPayload {\n        verificationSession {\n          id\n          ...SessionState\n        }\n      }\n      ...ProblemParts\n    }\n  }\n"): (typeof documents)["\n  mutation StartVerification($input: CreateVerificationSessionInput!) {\n    createVerificationSession(input: $input) {\n      __typename\n      ... on CreateVerificationSessionPayload {\n        verificationSession {\n          id\n          ...SessionState\n        }\n      }\n      ...ProblemParts\n    }\n  }\n"];

export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}

export type DocumentType<TDocumentNode extends DocumentNode<any, any>> = TDocumentNode extends DocumentNode<  infer TType,  any>  ? TType  : never;