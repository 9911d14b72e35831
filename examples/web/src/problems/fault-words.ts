interface Words {
  readonly title: string;
  /** What the person can do. */
  readonly advice: string;
}

const upstream = 'The verification provider';

/** By code. What is not here is told by the gateway's own message alone. */
const words: Readonly<Record<string, Words>> = {
  UNAUTHENTICATED: { title: 'You are not signed in', advice: 'Sign in with a token that is still valid.' },
  AUTHENTICATION_UNAVAILABLE: { title: 'Your token could not be checked', advice: 'This usually passes.' },
  FORBIDDEN: {
    title: 'You may not do this',
    advice: 'Ask for the scope, or sign in as somebody who has it.',
  },
  NOT_FOUND: { title: 'There is no such session', advice: 'Or it is not yours to see.' },
  BAD_USER_INPUT: {
    title: 'Something is not acceptable',
    advice: 'Change what is marked and send it again.',
  },
  STATE_CONFLICT: {
    title: 'The session has changed',
    advice: 'Somebody was faster: it no longer allows this.',
  },
  IDEMPOTENCY_CONFLICT: { title: 'This was sent before, differently', advice: 'Begin again.' },
  IDEMPOTENCY_KEY_IN_USE: { title: 'This is under way already', advice: 'Wait a moment for the first try.' },
  RATE_LIMITED: { title: 'Too many requests', advice: 'Wait a moment.' },
  OPERATION_TOO_EXPENSIVE: { title: 'That is too much at once', advice: 'Ask for less.' },
  PERSONAL_DATA_UNAVAILABLE: {
    title: 'Not available here',
    advice: 'The gateway has no key for these fields.',
  },
  AUDIT_UNAVAILABLE: {
    title: 'Looking cannot be recorded',
    advice: 'Personal data is withheld until it can be.',
  },
  UPSTREAM_TIMEOUT: {
    title: `${upstream} took too long`,
    advice: 'It is not known whether the change was made. Trying again makes it once.',
  },
  UPSTREAM_UNAVAILABLE: { title: `${upstream} does not answer`, advice: 'Try again in a moment.' },
  UPSTREAM_CONFLICT: { title: 'Something else changed it at the same time', advice: 'Try again.' },
  UPSTREAM_INVALID_RESPONSE: { title: `${upstream} answered wrongly`, advice: 'Try again in a moment.' },
  UPSTREAM_REJECTED: { title: `${upstream} refused`, advice: 'Trying again does not help.' },
  UPSTREAM_AUTHENTICATION_FAILED: { title: 'The gateway is set up wrongly', advice: 'Tell its operator.' },
  UPSTREAM_PERMISSION_DENIED: { title: 'The gateway is set up wrongly', advice: 'Tell its operator.' },
  UNREACHABLE: { title: 'No connection', advice: 'Look at your network, then try again.' },
};

/** What to tell a person for a code of the gateway's list, or one that it gained since. */
export function wordsFor(code: string): Words {
  return words[code] ?? { title: 'Something went wrong', advice: 'If it stays so, tell support.' };
}
