/** The same calls, answered at once. */
export type AtOnce<Calls> = {
  readonly [Name in keyof Calls]: Calls[Name] extends (...args: infer Args) => Promise<infer Told>
    ? (...args: Args) => Told
    : never;
};
