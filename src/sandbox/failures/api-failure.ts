export type FailureType = 'api_error' | 'idempotency_error' | 'invalid_request_error';

export interface FailureDetail {
  readonly type?: FailureType;
  readonly code?: string;
  readonly param?: string;
  readonly message: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Whether the request was refused before it did anything, so that an idempotency key may be used again. */
  readonly beforeExecution?: boolean;
}

/** A refusal in the shape of the API's error answers. Everything else that is thrown becomes a plain 500. */
export class ApiFailure extends Error {
  readonly status: number;
  readonly detail: FailureDetail;

  constructor(status: number, detail: FailureDetail) {
    super(detail.message);
    this.name = 'ApiFailure';
    this.status = status;
    this.detail = detail;
  }
}
