/** One radio message: as it is typed, what the line says that it means, who is heard, and what the log then reads. */
export interface Message {
  readonly typed: string;
  readonly means: readonly string[];
  readonly heard: string;
  readonly log: string;
}

const of = (typed: string, heard: string, means: readonly string[], log: string): Message => ({
  typed,
  means,
  heard,
  log,
});

/** Twenty messages of three teams, as a desk hears them within some minutes. */
export const MESSAGES: readonly Message[] = [
  of('m20 fup', 'MIKE 20', ['A2', 'at FUP'], 'At FUP.'),
  of('a3 fup m30', 'MIKE 30', ['A3', 'at FUP'], 'At FUP.'),
  of('a3 entry m30', 'MIKE 30', ['A3', 'entry'], 'Entry.'),
  of('a1 arrested 1 m10', 'MIKE 10', ['A1', '1 arrested'], '1 arrested.'),
  of('m20 secured', 'MIKE 20', ['A2', 'secured'], 'Secured.'),
  of('m30 secured', 'MIKE 30', ['A3', 'secured'], 'Secured.'),
  of('a2 found 3 m20', 'MIKE 20', ['A2', '3 found'], '3 found.'),
  of('m11 need driver', 'MIKE 11', ['A1', 'need'], 'Needed: driver.'),
  of('m30 found 1', 'MIKE 30', ['A3', '1 found'], '1 found.'),
  of('m30 arrested 1', 'MIKE 30', ['A3', '1 arrested'], '1 arrested.'),
  of('a2 apart m22', 'MIKE 22', ['A2', 'apart'], 'Apart.'),
  of('m10 support in', 'MIKE 10', ['A1', 'support may come in'], 'Support may come in.'),
  of('m20 spoken to', 'MIKE 20', ['A2', 'spoken to'], 'Spoken to with interpreter.'),
  of('/note a1 dog is with a neighbour m10', 'MIKE 10', ['A1', 'log entry'], 'dog is with a neighbour'),
  of('m30 search', 'MIKE 30', ['A3', 'search under way'], 'Search under way.'),
  of('a1 search done m10', 'MIKE 10', ['A1', 'search done'], 'Search done.'),
  of('m21 search', 'MIKE 21', ['A2', 'search under way'], 'Search under way.'),
  of('m20 support in', 'MIKE 20', ['A2', 'support may come in'], 'Support may come in.'),
  of('m30 search done', 'MIKE 30', ['A3', 'search done'], 'Search done.'),
  of('m30 handed back', 'MIKE 30', ['A3', 'handed back'], 'Handed back.'),
];
