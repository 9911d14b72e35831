import type { CalendarDate } from '../../stripe/model/calendar-date.js';
import { builder } from '../builder.js';
import type { CalendarDay } from '../scalars/date.js';

export const VerifiedDate = builder.objectRef<CalendarDate>('VerifiedDate').implement({
  description: 'A date as a document tells it: a part may be missing.',
  fields: (t) => ({
    day: t.exposeInt('day', { nullable: true, description: 'The day of the month, from 1.' }),
    month: t.exposeInt('month', { nullable: true, description: 'The month, from 1.' }),
    year: t.exposeInt('year', { nullable: true, description: 'The year, in four digits.' }),
    iso: t.field({
      type: 'Date',
      nullable: true,
      description: 'The three together as YYYY-MM-DD; null where one is missing.',
      resolve: toIso,
    }),
  }),
});

function toIso({ day, month, year }: CalendarDate): CalendarDay | null {
  if (day === null || month === null || year === null) return null;
  const digits = (value: number, length: number) => String(value).padStart(length, '0');
  return `${digits(year, 4)}-${digits(month, 2)}-${digits(day, 2)}`;
}
