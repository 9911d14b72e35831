/** A delivery that is refused. It says why and holds nothing of what was sent: the sender may be anybody. */
export class InvalidWebhook extends Error {
  override readonly name = 'InvalidWebhook';

  /** @param reason `signature`: not proven to be Stripe's, or not fresh; `shape`: Stripe's, but no event we can read */
  constructor(readonly reason: 'signature' | 'shape') {
    super(reason === 'signature' ? 'the signature does not hold' : 'the event has an unknown shape');
  }
}
