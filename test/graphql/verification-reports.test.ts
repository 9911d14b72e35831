import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ReportPageQueryVariables, VerificationReportFilter } from '../generated/graphql.js';
import { numbersOfReportPage } from '../operations/personal-data.js';
import { reportPage } from '../operations/reports.js';
import { startGateway, type TestGateway } from '../support/gateway.js';
import { present } from '../support/sessions.js';

describe('the list of reports', () => {
  let gateway: TestGateway;
  /** Newest first. */
  let ids: string[];
  const at = (place: number) => present(ids[place]);

  beforeAll(async () => {
    gateway = await startGateway();
    const { data } = await gateway.ask(reportPage, { first: 100 });
    ids = data.verificationReports.nodes.map(({ id }) => id);
    expect(ids.length).toBeGreaterThan(20);
  });
  beforeEach(() => gateway.upstream.reset());
  afterAll(() => gateway.stop());

  async function page(variables: ReportPageQueryVariables) {
    const { data, errors } = await gateway.ask(reportPage, variables);
    expect(errors).toEqual([]);
    const { nodes, edges, pageInfo } = data.verificationReports;
    expect(edges.map(({ cursor }) => cursor)).toEqual(nodes.map(({ id }) => id));
    // The session behind several reports is read once at most.
    const [list, ...others] = gateway.upstream.calls;
    expect(list?.path).toBe('/v1/identity/verification_reports');
    expect(new Set(others.map(({ path }) => path)).size).toBe(others.length);
    return { nodes, pageInfo, places: nodes.map(({ id }) => ids.indexOf(id)), asked: list?.params };
  }

  it('is newest first, ten at a time', async () => {
    const { places, pageInfo, asked } = await page({});
    expect(places).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(pageInfo).toEqual({
      startCursor: at(0),
      endCursor: at(9),
      hasNextPage: true,
      hasPreviousPage: false,
    });
    expect(asked).toEqual({ limit: '10' });
  });

  it('goes forwards after a cursor and backwards before one', async () => {
    const forwards = await page({ first: 2, after: at(3) });
    expect(forwards.places).toEqual([4, 5]);
    expect(forwards.asked).toEqual({ limit: '2', starting_after: at(3) });
    gateway.upstream.reset();
    const backwards = await page({ last: 2, before: at(3) });
    expect(backwards.places).toEqual([1, 2]);
    expect(backwards.asked).toEqual({ limit: '2', ending_before: at(3) });
  });

  it.each<[VerificationReportFilter, Record<string, unknown>]>([
    [{ type: 'DOCUMENT' }, { type: 'document' }],
    [{ type: 'ID_NUMBER' }, { type: 'id_number' }],
    [{ clientReferenceId: 'user_1' }, { client_reference_id: 'user_1' }],
    [{ createdAt: { gte: '2020-01-01T00:00:00.5Z' } }, { created: { gte: '1577836801' } }],
    [{ createdAt: { lt: '2020-01-01T00:00:00Z' } }, { created: { lt: '1577836800' } }],
    [{ type: null, createdAt: null, verificationSession: null }, {}],
  ])('filtered by %j asks Stripe for %j', async (filter, params) => {
    const { nodes, asked } = await page({ first: 100, filter });
    expect(asked).toEqual({ limit: '100', ...params });
    for (const node of nodes) {
      if (filter.type) expect(node.type).toBe(filter.type);
      if (filter.clientReferenceId) expect(node.clientReferenceId).toBe(filter.clientReferenceId);
      if (filter.createdAt?.lt) expect.unreachable('no report is that old');
    }
  });

  it('of one session tells each of its submissions', async () => {
    const { data } = await gateway.ask(reportPage, { first: 100 });
    const sessions = data.verificationReports.nodes.map((node) => present(node.verificationSession).id);
    const twice = present(sessions.find((id, place) => sessions.indexOf(id) !== place));
    gateway.upstream.reset();
    const { nodes, asked } = await page({ filter: { verificationSession: twice } });
    expect(asked).toEqual({ limit: '10', verification_session: twice });
    expect(nodes.length).toBeGreaterThan(1);
    expect(new Set(nodes.map((node) => node.verificationSession?.id))).toEqual(new Set([twice]));
  });

  it('reads sensitive fields of all of them in one call more', async () => {
    const { data, errors } = await gateway.ask(numbersOfReportPage, { first: 5 });
    expect(errors).toEqual([]);
    expect(data.verificationReports.nodes).toHaveLength(5);
    expect(gateway.upstream.summary().sort()).toEqual([
      'GET verification_reports',
      'GET verification_reports data.document.number (sensitive)',
    ]);
  });

  it('refuses a cursor that names nothing', async () => {
    const { data, errors } = await gateway.ask(reportPage, { after: 'vr_gone' });
    expect(data).toBeNull();
    expect(errors).toHaveLength(1);
    expect(errors[0]).toMatchObject({ extensions: { code: 'BAD_USER_INPUT', param: 'after' } });
    expect(gateway.upstream.calls).toHaveLength(1);
  });
});
