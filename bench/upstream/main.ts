import { startStandIn } from './stand-in.js';

const { url } = await startStandIn();
process.on('disconnect', () => process.exit());
process.send?.({ url });
