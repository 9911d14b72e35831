import { createIds } from '../random/ids.js';
import { createRandom, type Random } from '../random/random.js';
import type { Realm } from '../state/realm.js';
import type { ReportRow } from '../state/report.js';
import type { World } from '../state/world.js';
import { everydayScenario } from './everyday.js';
import type { Scenario } from './scenario.js';
import { showcaseScenarios } from './showcase.js';
import { tellStory } from './tell-story.js';
import { createUsers } from './users.js';

export interface SeedOptions {
  readonly seed: string;
  readonly sessions: number;
  /** The moment, in milliseconds, that everything seeded lies before. */
  readonly anchor: number;
}

const span = 90 * 24 * 3600;

/**
 * Fills a realm with the sessions and reports of the 90 days before the anchor. Equal options give equal data. The
 * newest sessions are the showcase, in an order the seed decides; before them lie everyday ones.
 */
export function seedRealm(world: World, realm: Realm, { seed, sessions, anchor }: SeedOptions): void {
  const random = createRandom(`${seed} data`);
  const ids = createIds(random, random, random);
  const end = Math.floor(anchor / 1000);
  const showcase = shuffled(showcaseScenarios(), random);
  const users = createUsers(sessions);
  const reports: ReportRow[] = [];

  for (let index = 0; index < sessions; index += 1) {
    const scenario: Scenario = showcase[sessions - 1 - index] ?? everydayScenario(random, users.length);
    const created = Math.floor(end - span + ((index + random()) * span) / sessions);
    const story = tellStory(scenario, { realm, ids, random, users, created, end });
    realm.sessions.insert(story.session);
    reports.push(...story.reports);
    const { id, invitation } = story.session;
    if (invitation !== null) world.openEntrance(invitation.token, realm, id);
  }
  // Reports of neighbouring sessions overlap in time, and a table takes its rows in the order of their creation.
  reports.sort((one, other) => one.created - other.created);
  for (const report of reports) realm.reports.insert(report);
}

function shuffled<Item>(items: readonly Item[], random: Random): Item[] {
  return items
    .map((item) => ({ item, rank: random() }))
    .sort((one, other) => one.rank - other.rank)
    .map(({ item }) => item);
}
