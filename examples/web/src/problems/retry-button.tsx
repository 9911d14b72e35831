import { useEffect, useState } from 'react';

interface RetryButtonProps {
  /** Before that, another try is not worth it. */
  readonly waitMs: number;
  readonly onRetry: () => void;
}

/** The longest time that setTimeout can wait. */
const longestMs = 2 ** 31 - 1;

export function RetryButton({ waitMs, onRetry }: RetryButtonProps) {
  const [waited, setWaited] = useState(waitMs <= 0);
  useEffect(() => {
    const timer = setTimeout(() => setWaited(true), Math.min(waitMs, longestMs));
    return () => clearTimeout(timer);
  }, [waitMs]);
  return (
    <button type="button" disabled={!waited} onClick={onRetry}>
      {waited ? 'Try again' : `Try again in ${Math.ceil(waitMs / 1000)} s`}
    </button>
  );
}
