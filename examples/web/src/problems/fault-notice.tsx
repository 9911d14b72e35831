import { SignOutButton } from '../sign-in/sign-out-button';
import type { Fault } from './fault';
import { GatewayMessage } from './gateway-message';
import { wordsFor } from './fault-words';
import { RetryButton } from './retry-button';

interface FaultNoticeProps {
  readonly fault: Fault;
  /** Sends the same again, with the same idempotency key. Offered where the gateway says that it may help. */
  readonly onRetry?: (() => void) | undefined;
}

/** What went wrong, what to do, and what to quote to support. */
export function FaultNotice({ fault, onRetry }: FaultNoticeProps) {
  const { title, advice } = wordsFor(fault.code);
  return (
    <div className="notice notice-bad" role="alert">
      <p className="notice-title">{title}</p>
      <p>{advice}</p>
      {fault.code === 'UNAUTHENTICATED' && <SignOutButton>Sign in again</SignOutButton>}
      {fault.retryable && onRetry !== undefined && (
        <RetryButton key={fault.requestId} waitMs={fault.retryAfterMs ?? 0} onRetry={onRetry} />
      )}
      <p className="fine">
        <GatewayMessage message={fault.message} />
      </p>
      <p className="fine">
        <code>{fault.code}</code>
        {fault.requestId !== null && (
          <>
            {' · for support: '}
            <code>{fault.requestId}</code>
          </>
        )}
      </p>
    </div>
  );
}
