export interface OperationNamesOptions {
  /** Of documents that are known beforehand. */
  readonly trusted: ReadonlySet<string>;
  /** How many others are told apart, 100 by default. */
  readonly maxOthers?: number;
}

/** Turns the names that clients choose into labels, of which there are only so many. */
export interface OperationNames {
  /** @param mayAdd whether a name that was not seen before may become one of the others */
  choose(name: string | undefined, mayAdd: boolean): string;
}

/** Words, and a number below 100 as code generators and routers append it: what has more digits may well be an id. */
const sane = /^(?=.{1,64}$)[A-Za-z]+(?:_+[A-Za-z]+)*(?:_*\d{1,2})?$/;

/** Makes the choice of labels; `other` is for all that came too late or looks like no name. */
export function createOperationNames({ trusted, maxOthers = 100 }: OperationNamesOptions): OperationNames {
  const others = new Set<string>();
  return {
    choose(name, mayAdd) {
      if (name === undefined) return 'anonymous';
      if (trusted.has(name) || others.has(name)) return name;
      if (!mayAdd || others.size >= maxOthers || !sane.test(name)) return 'other';
      others.add(name);
      return name;
    },
  };
}
