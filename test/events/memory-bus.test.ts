import { expect, it } from 'vitest';
import { createMemoryBus } from '../../src/events/memory-bus.js';
import type { SessionChange } from '../../src/events/session-change.js';
import { createRecordedLogger } from './recorded-logger.js';

const change: SessionChange = { sessionId: 'vs_1', account: undefined };

function createBus() {
  const { logger, text } = createRecordedLogger();
  return { bus: createMemoryBus({ logger }), log: text };
}

it('a change has reached every listener when publish returns', () => {
  const { bus } = createBus();
  const told: unknown[] = [];
  bus.subscribe((one) => told.push(['first', one]));
  bus.subscribe((one) => told.push(['second', one]));
  bus.publish(change);
  expect(told).toEqual([
    ['first', change],
    ['second', change],
  ]);
});

it('a listener that throws harms nobody, and the log says that it did', () => {
  const { bus, log } = createBus();
  const told: unknown[] = [];
  bus.subscribe(() => {
    throw new Error('broken listener');
  });
  bus.subscribe((one) => told.push(one));
  expect(() => bus.publish(change)).not.toThrow();
  expect(told).toEqual([change]);
  expect(log()).toContain('broken listener');
});

it('whoever has unsubscribed hears no more, also when that happens while others are told', () => {
  const { bus } = createBus();
  const told: string[] = [];
  const listen = () => told.push('same');
  const offs = [bus.subscribe(listen), bus.subscribe(listen)];
  bus.subscribe(() => offEarly());
  const offEarly = bus.subscribe(() => told.push('early'));
  bus.publish(change);
  offs[0]?.();
  offs[0]?.();
  bus.publish(change);
  expect(told).toEqual(['same', 'same', 'same']);
});

it('whoever subscribes while others are told hears of the next change', () => {
  const { bus } = createBus();
  let told = 0;
  const off = bus.subscribe(() => {
    off();
    bus.subscribe(() => (told += 1));
  });
  bus.publish(change);
  expect(told).toBe(0);
  bus.publish(change);
  expect(told).toBe(1);
});

it('after stop nobody is told', async () => {
  const { bus } = createBus();
  const told: unknown[] = [];
  bus.subscribe((one) => told.push(one));
  bus.onGap(() => told.push('gap'));
  await bus.stop();
  bus.publish(change);
  expect(told).toEqual([]);
});
