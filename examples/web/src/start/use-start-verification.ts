import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { graphql } from '../generated';
import type { CreateVerificationSessionInput } from '../generated/graphql';
import { readFault, type Fault } from '../problems/fault';
import { readProblem } from '../problems/problem-parts';
import { readUnknownAnswer } from '../problems/unknown-answer';
import { useIdempotencyKey } from './use-idempotency-key';

/** Neither `url` nor `clientSecret`: the payload of a mutation goes into the cache. */
const startVerification = graphql(`
  mutation StartVerification($input: CreateVerificationSessionInput!) {
    createVerificationSession(input: $input) {
      __typename
      ... on CreateVerificationSessionPayload {
        verificationSession {
          id
          ...SessionState
        }
      }
      ...ProblemParts
    }
  }
`);

export type StartInput = Omit<CreateVerificationSessionInput, 'idempotencyKey'>;

/** Starts a verification, once for each input however often it is tried. `onStarted` is given the session's id. */
export function useStartVerification(onStarted: (id: string) => void) {
  const [mutate, { loading }] = useMutation(startVerification);
  const [fault, setFault] = useState<Fault | null>(null);
  const keyFor = useIdempotencyKey();

  /** The new session's id, or why there is none. */
  async function send(input: StartInput): Promise<string | Fault> {
    const { data } = await mutate({ variables: { input: { ...input, idempotencyKey: keyFor(input) } } });
    const answer = data?.createVerificationSession;
    switch (answer?.__typename) {
      case undefined:
        throw new Error('The answer has neither data nor errors.');
      case 'CreateVerificationSessionPayload':
        return answer.verificationSession.id;
      case 'VerificationInvalidRequest':
      case 'VerificationIdempotencyConflict':
      case 'VerificationUnavailable':
        return readProblem(answer);
      default:
        return readUnknownAnswer(answer);
    }
  }

  async function start(input: StartInput) {
    setFault(null);
    const answer = await send(input).catch(readFault);
    if (typeof answer === 'string') onStarted(answer);
    else setFault(answer);
  }

  return { start, fault, loading };
}
