import { useQuery } from '@apollo/client/react';
import { graphql } from '../generated';
import { readFault } from '../problems/fault';
import { FaultNotice } from '../problems/fault-notice';
import { CheckLine } from './check-line';

/** How each check ended. Status and error of a check are open to every reader; the rest of it is personal data. */
const sessionReport = graphql(`
  query SessionReport($id: ID!) {
    verificationSession(id: $id) {
      id
      status
      lastError {
        code
      }
      lastVerificationReport {
        id
        document {
          status
          error {
            ...CheckError
          }
        }
        selfie {
          status
          error {
            ...CheckError
          }
        }
        idNumber {
          status
          error {
            ...CheckError
          }
        }
        email {
          status
          error {
            ...CheckError
          }
        }
        phone {
          status
          error {
            ...CheckError
          }
        }
      }
    }
  }
`);

/** The last finished submission, check by check. */
export function SessionReport({ id }: { readonly id: string }) {
  const { data, error, refetch } = useQuery(sessionReport, {
    variables: { id },
    fetchPolicy: 'cache-and-network',
  });
  const report = data?.verificationSession?.lastVerificationReport;
  const checks = [
    { name: 'Document', check: report?.document },
    { name: 'Selfie', check: report?.selfie },
    { name: 'ID number', check: report?.idNumber },
    { name: 'E-mail', check: report?.email },
    { name: 'Phone', check: report?.phone },
  ].flatMap(({ name, check }) => (check == null ? [] : [{ name, ...check }]));
  return (
    <section className="card" aria-labelledby="report-title">
      <h2 id="report-title">Checks</h2>
      {error !== undefined && <FaultNotice fault={readFault(error)} onRetry={() => void refetch()} />}
      {error === undefined && report === null && <p>Nothing was submitted yet.</p>}
      <ul className="checks">
        {checks.map((check) => (
          <CheckLine key={check.name} {...check} />
        ))}
      </ul>
    </section>
  );
}
