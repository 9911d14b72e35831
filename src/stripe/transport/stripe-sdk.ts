import Stripe from 'stripe';

/**
 * The stripe package, which describes itself to Stripe once. It says of its own that it keeps the header, but writes it anew
 * for each call, which takes a fiftieth of an answer by id; what goes into it is fixed when a client is made.
 */
export class StripeSdk extends Stripe {
  private described: string | undefined;

  override getClientUserAgent(tell: (userAgent: string) => void): void {
    if (this.described !== undefined) {
      tell(this.described);
      return;
    }
    super.getClientUserAgent((userAgent) => {
      this.described = userAgent;
      tell(userAgent);
    });
  }
}
