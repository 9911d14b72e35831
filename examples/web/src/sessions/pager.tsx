import { graphql, readFragment, type FragmentType } from '../generated';
import { newerPage, olderPage, type SessionListView } from './session-list-view';

const pageEnds = graphql(`
  fragment PageEnds on PageInfo {
    hasNextPage
    hasPreviousPage
    startCursor
    endCursor
  }
`);

interface PagerProps {
  readonly count: number;
  readonly ends: FragmentType<typeof pageEnds>;
  readonly view: SessionListView;
  readonly onView: (view: SessionListView) => void;
}

/** There are no page numbers: Stripe does not count. */
export function Pager({ count, ends, view, onView }: PagerProps) {
  const { hasNextPage, hasPreviousPage, startCursor, endCursor } = readFragment(pageEnds, ends);
  const newer = hasPreviousPage && startCursor != null ? newerPage(view, startCursor) : null;
  const older = hasNextPage && endCursor != null ? olderPage(view, endCursor) : null;
  return (
    <nav aria-label="Pages of the list" className="pager">
      <PagerButton to={newer} onView={onView}>
        ← Newer
      </PagerButton>
      <p role="status">{count === 1 ? '1 session' : `${count} sessions`}</p>
      <PagerButton to={older} onView={onView}>
        Older →
      </PagerButton>
    </nav>
  );
}

interface PagerButtonProps {
  readonly to: SessionListView | null;
  readonly onView: (view: SessionListView) => void;
  readonly children: string;
}

/** aria-disabled and not disabled, so that the focus stays on it at the end of the list. */
function PagerButton({ to, onView, children }: PagerButtonProps) {
  return (
    <button
      type="button"
      aria-disabled={to === null}
      onClick={() => {
        if (to !== null) onView(to);
      }}
    >
      {children}
    </button>
  );
}
