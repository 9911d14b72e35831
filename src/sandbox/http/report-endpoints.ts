import type { z } from 'zod';
import { findReport } from '../operations/find-row.js';
import { listRows } from '../operations/list-rows.js';
import { listReportsParameters } from '../parameters/list-parameters.js';
import { retrieveParameters } from '../parameters/session-parameters.js';
import { renderList } from '../rendering/list.js';
import { renderReport } from '../rendering/report.js';
import type { Endpoint } from './endpoint.js';

/** Filtering by a session that does not exist gives an empty list rather than an error: our choice. */
export const listReportsEndpoint: Endpoint<z.output<typeof listReportsParameters>> = {
  name: 'GET verification_reports',
  parameters: listReportsParameters,
  shows: 'report',
  list: true,
  run({ realm, view }, input) {
    const { client_reference_id, type, verification_session } = input;
    const filters = { client_reference_id, type, verification_session };
    const page = listRows(realm.reports, 'VerificationReport', input, filters);
    return renderList(page, '/v1/identity/verification_reports', (row) => renderReport(row, view));
  },
};

export const retrieveReportEndpoint: Endpoint<z.output<typeof retrieveParameters>> = {
  name: 'GET verification_reports/:id',
  parameters: retrieveParameters,
  shows: 'report',
  run: ({ realm, id, view }) => renderReport(findReport(realm, id), view),
};
