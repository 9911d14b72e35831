import { environmentShape } from '../../src/config/environment.js';

/** Of OpenTelemetry's SDK, which reads them itself: https://opentelemetry.io/docs/specs/otel/configuration/sdk-environment-variables */
const sdk = ['OTEL_SERVICE_NAME', 'OTEL_RESOURCE_ATTRIBUTES'] as const;

/** Whether the gateway, or a library in it, reads a variable of this name. */
export function isKnownVariable(name: string): boolean {
  return name in environmentShape.shape || (sdk as readonly string[]).includes(name);
}
