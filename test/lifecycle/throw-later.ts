/** Loaded before the gateway: on SIGUSR2 a timer of nobody's throws, or a promise of nobody's is rejected. */
process.on('SIGUSR2', () => {
  setTimeout(() => {
    if (process.env['FAULT'] === 'promise') void Promise.reject(new Error('a rejection of nobody'));
    else throw new Error('a fault of nobody');
  }, 1);
});
