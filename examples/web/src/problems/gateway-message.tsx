/**
 * The gateway's own sentence, for those who support the person. It is in English, never echoes a value, and puts names of
 * the schema between backticks.
 */
export function GatewayMessage({ message }: { readonly message: string }) {
  return message.split('`').map((part, index) => (index % 2 === 0 ? part : <code key={index}>{part}</code>));
}
