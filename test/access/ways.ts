import { ofReport, ofSession, type Path } from './outcomes.js';

/** A way to guarded fields. The pair is a verified session, and an open one that has been refused once. */
export interface Way {
  readonly name: string;
  readonly document: string;
  /** Where the two sessions stand in the answer; none where only reports are met. */
  readonly sessions: readonly Path[];
  readonly reports: readonly Path[];
  /** The fields that the way begins with. */
  readonly doors: readonly string[];
  /** What a stranger's request costs: a plain read of each object, or one filtered list. */
  readonly strangerCost: readonly string[] | 'filtered list';
}

const plainSessions = ['GET verification_sessions/$OPEN', 'GET verification_sessions/$VERIFIED'];
const plainReports = ['GET verification_reports/$OPEN_REPORT', 'GET verification_reports/$VERIFIED_REPORT'];

/** Documents in which $VERIFIED, $OPEN, $VERIFIED_REPORT and $OPEN_REPORT stand for ids. */
export const ways: readonly Way[] = [
  {
    name: 'verificationSession',
    document: `{ a: verificationSession(id: "$VERIFIED") { ${ofSession} } b: verificationSession(id: "$OPEN") { ${ofSession} } }`,
    sessions: [['a'], ['b']],
    reports: [],
    doors: ['a', 'b'],
    strangerCost: plainSessions,
  },
  {
    name: 'verificationSessions.nodes',
    document: `{ verificationSessions(first: 5) { nodes { ${ofSession} } } }`,
    sessions: [0, 1].map((index) => ['verificationSessions', 'nodes', index]),
    reports: [],
    doors: ['verificationSessions'],
    strangerCost: 'filtered list',
  },
  {
    name: 'verificationSessions.edges.node',
    document: `{ verificationSessions(first: 5) { edges { cursor node { ${ofSession} } } } }`,
    sessions: [0, 1].map((index) => ['verificationSessions', 'edges', index, 'node']),
    reports: [],
    doors: ['verificationSessions'],
    strangerCost: 'filtered list',
  },
  {
    name: 'node of a session',
    document: `{ a: node(id: "$VERIFIED") { ... on VerificationSession { ${ofSession} } } b: node(id: "$OPEN") { ...Session } }
      fragment Session on VerificationSession { ${ofSession} }`,
    sessions: [['a'], ['b']],
    reports: [],
    doors: ['a', 'b'],
    strangerCost: plainSessions,
  },
  {
    name: 'nodes of sessions',
    document: `{ nodes(ids: ["$VERIFIED", "$OPEN"]) { id ... on VerificationSession { ${ofSession} } } }`,
    sessions: [
      ['nodes', 0],
      ['nodes', 1],
    ],
    reports: [],
    doors: ['nodes.0', 'nodes.1'],
    strangerCost: plainSessions,
  },
  {
    name: 'verificationReport',
    document: `{ a: verificationReport(id: "$VERIFIED_REPORT") { ${ofReport} } b: verificationReport(id: "$OPEN_REPORT") { ${ofReport} } }`,
    sessions: [],
    reports: [['a'], ['b']],
    doors: ['a', 'b'],
    strangerCost: plainReports,
  },
  {
    name: 'verificationReports.nodes',
    document: `{ verificationReports(first: 5) { nodes { ${ofReport} } } }`,
    sessions: [],
    reports: [0, 1].map((index) => ['verificationReports', 'nodes', index]),
    doors: ['verificationReports'],
    strangerCost: 'filtered list',
  },
  {
    name: 'verificationReports.edges.node',
    document: `{ verificationReports(first: 5) { edges { node { ${ofReport} } } } }`,
    sessions: [],
    reports: [0, 1].map((index) => ['verificationReports', 'edges', index, 'node']),
    doors: ['verificationReports'],
    strangerCost: 'filtered list',
  },
  {
    name: 'nodes of reports',
    document: `{ nodes(ids: ["$VERIFIED_REPORT", "$OPEN_REPORT"]) { ... on VerificationReport { ${ofReport} } } }`,
    sessions: [],
    reports: [
      ['nodes', 0],
      ['nodes', 1],
    ],
    doors: ['nodes.0', 'nodes.1'],
    strangerCost: plainReports,
  },
  {
    name: 'report → session',
    document: `{ a: verificationReport(id: "$VERIFIED_REPORT") { verificationSession { ${ofSession} } }
      b: node(id: "$OPEN_REPORT") { ... on VerificationReport { verificationSession { ${ofSession} } } } }`,
    sessions: [
      ['a', 'verificationSession'],
      ['b', 'verificationSession'],
    ],
    reports: [],
    doors: ['a', 'b'],
    strangerCost: plainReports,
  },
  {
    name: 'reports → session',
    document: `{ verificationReports(first: 5) { nodes { verificationSession { ${ofSession} } } } }`,
    sessions: [0, 1].map((index) => ['verificationReports', 'nodes', index, 'verificationSession']),
    reports: [],
    doors: ['verificationReports'],
    strangerCost: 'filtered list',
  },
  {
    name: 'session → report → session',
    document: `{ a: verificationSession(id: "$VERIFIED") { lastVerificationReport { ${ofReport} verificationSession { ${ofSession} } } }
      b: verificationSession(id: "$OPEN") { lastVerificationReport { ${ofReport} verificationSession { ${ofSession} } } } }`,
    sessions: ['a', 'b'].map((root) => [root, 'lastVerificationReport', 'verificationSession']),
    reports: ['a', 'b'].map((root) => [root, 'lastVerificationReport']),
    doors: ['a', 'b'],
    strangerCost: plainSessions,
  },
];
