import { describe, expect, test } from 'vitest';
import { refusalOf, runSandbox, type RunningSandbox } from './running-sandbox.js';

const sensitive = [
  'verified_outputs.dob',
  'verified_outputs.id_number',
  'last_verification_report.document.number',
  'last_verification_report.document.expiration_date',
  'last_verification_report.document.dob',
  'last_verification_report.id_number.dob',
  'last_verification_report.id_number.id_number',
];

async function verifiedSession({ stripe, submit }: RunningSandbox): Promise<string> {
  const { id } = await stripe.identity.verificationSessions.create({
    type: 'document',
    options: { document: { require_id_number: true, require_matching_selfie: true } },
  });
  await submit(id, { outcome: 'verified', country: 'US' });
  return id;
}

describe('what is absent until it is expanded', () => {
  test('is absent, and the report is an id', async () => {
    const running = await runSandbox();
    const session = await running.stripe.identity.verificationSessions.retrieve(
      await verifiedSession(running),
    );
    expect(session).not.toHaveProperty('verified_outputs');
    expect(session.last_verification_report).toMatch(/^vr_/);
  });

  test('comes with its parent where any key may read it, and never where it must be named', async () => {
    const running = await runSandbox();
    const id = await verifiedSession(running);
    const session = await running.restricted.identity.verificationSessions.retrieve(id, {
      expand: ['verified_outputs', 'last_verification_report'],
    });
    const { verified_outputs: outputs, last_verification_report: report } = session;
    expect(outputs).toMatchObject({ id_number_type: 'us_ssn', address: { country: 'US' } });
    expect(outputs?.first_name).toEqual(expect.any(String));
    for (const field of ['dob', 'id_number', 'sex', 'unparsed_place_of_birth', 'unparsed_sex']) {
      expect(outputs).not.toHaveProperty(field);
    }
    if (typeof report !== 'object' || report === null) throw new Error('The report was not expanded');
    for (const field of ['number', 'dob', 'expiration_date', 'sex'])
      expect(report.document).not.toHaveProperty(field);
    for (const field of ['dob', 'id_number']) expect(report.id_number).not.toHaveProperty(field);
  });

  test.each(sensitive)('%s is for restricted keys, and expands its ancestors', async (path) => {
    const running = await runSandbox();
    const id = await verifiedSession(running);
    const session = await running.restricted.identity.verificationSessions.retrieve(id, { expand: [path] });
    expect(valueAt(session, path)).toBeTruthy();

    const refused = await refusalOf(
      running.stripe.identity.verificationSessions.retrieve(id, { expand: [path] }),
    );
    expect(refused).toMatchObject({ statusCode: 403, rawType: 'invalid_request_error' });
    expect(refused.message).toMatch(/^Permission denied\. The provided key 'sk_test_/);
    expect(refused.message).not.toContain(running.sandbox.secretKey);

    const listed = await running.restricted.identity.verificationSessions.list({ expand: [`data.${path}`] });
    if (path.split('.').length < 4) expect(valueAt(listed.data[0], path)).toBeTruthy();
  });

  test('sex and place of birth are for any key that names them', async () => {
    const running = await runSandbox();
    const id = await verifiedSession(running);
    const path = 'verified_outputs.unparsed_place_of_birth';
    const session = await running.stripe.identity.verificationSessions.retrieve(id, {
      expand: [path, 'verified_outputs.sex'],
    });
    expect(valueAt(session, path)).toEqual(expect.any(String));
    expect(valueAt(session, 'verified_outputs.sex')).toEqual(expect.any(String));
    expect(session.verified_outputs).not.toHaveProperty('dob');
  });

  test('file ids are null for an ordinary key', async () => {
    const running = await runSandbox();
    const id = await verifiedSession(running);
    const [plain] = (await running.stripe.identity.verificationReports.list({ verification_session: id }))
      .data;
    const [full] = (await running.restricted.identity.verificationReports.list({ verification_session: id }))
      .data;
    expect(plain).toMatchObject({ document: { files: null }, selfie: { selfie: null, document: null } });
    expect(full?.document?.files?.[0]).toMatch(/^file_/);
    expect(full?.selfie?.selfie).toMatch(/^file_/);
  });
});

describe('asking for expansions', () => {
  test('works on reports, lists and mutations', async () => {
    const { stripe, restricted, submit } = await runSandbox();
    const created = await stripe.identity.verificationSessions.create({
      type: 'document',
      expand: ['verified_outputs'],
    });
    expect(created.verified_outputs).toBeNull();
    await submit(created.id, { outcome: 'verified' });
    const updated = await stripe.identity.verificationSessions.update(created.id, {
      expand: ['verified_outputs'],
    });
    expect(updated.verified_outputs?.last_name).toEqual(expect.any(String));
    const reports = await restricted.identity.verificationReports.list({ expand: ['data.document.number'] });
    const [report] = reports.data;
    expect(report?.document?.number).toEqual(expect.any(String));
    const single = await restricted.identity.verificationReports.retrieve(report?.id ?? '', {
      expand: ['document.dob'],
    });
    expect(single.document?.dob).toMatchObject({ day: expect.any(Number) as unknown });
    const sessions = await stripe.identity.verificationSessions.list({
      expand: ['data', 'data.last_verification_report'],
    });
    expect(sessions.data[0]?.last_verification_report).toMatchObject({
      object: 'identity.verification_report',
    });
  });

  test.each([
    ['nope', 'This property cannot be expanded (nope).'],
    ['status', 'This property cannot be expanded (status).'],
    ['verified_outputs.nope', 'This property cannot be expanded (verified_outputs.nope).'],
    ['data.verified_outputs', 'This property cannot be expanded (data.verified_outputs).'],
    ['a.b.c.d.e', 'You cannot expand more than 4 levels of a property. Property: a.b.c.d.e'],
  ])('%s is refused before the object is looked up', async (path, message) => {
    const { stripe } = await runSandbox();
    const refused = await refusalOf(
      stripe.identity.verificationSessions.retrieve('vs_missing', { expand: [path] }),
    );
    expect(refused).toMatchObject({ statusCode: 400, message });
    expect(refused.code).toBe(path === 'a.b.c.d.e' ? 'property_expansion_max_depth' : undefined);
  });

  test('on a list, says where the path should have begun, and counts data as a level', async () => {
    const { restricted } = await runSandbox();
    const list = (path: string) =>
      refusalOf(restricted.identity.verificationSessions.list({ expand: [path] }));
    expect((await list('verified_outputs')).message).toBe(
      "This property cannot be expanded (verified_outputs). You may want to try expanding 'data.verified_outputs' instead.",
    );
    const deepest = ['data.last_verification_report.document.number'];
    await expect(restricted.identity.verificationSessions.list({ expand: deepest })).resolves.toBeTruthy();
    expect((await list('data.last_verification_report.document.error.code')).code).toBe(
      'property_expansion_max_depth',
    );
  });
});

function valueAt(root: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((value, segment) => {
    if (typeof value !== 'object' || value === null) return undefined;
    return Object.entries(value).find(([key]) => key === segment)?.[1];
  }, root);
}
