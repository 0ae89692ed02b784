import pg from 'pg';

const { builtins } = pg.types;
type Parser = (text: string) => unknown;

const inUtc: Parser = (text) => new Date(`${text.replace(' ', 'T')}Z`);

/** As Prisma gives them: counts and amounts as bigint, times without a zone in UTC. All else is as `pg` gives it. */
const own = new Map<number, Parser>([
  [builtins.INT8, BigInt],
  [builtins.TIMESTAMP, inUtc],
  [builtins.DATE, (text) => new Date(text)],
]);

/** How values of the database become values of the program; `numeric` stays text, which loses nothing. */
export const parsers = {
  getTypeParser: (oid: number, format?: 'text' | 'binary'): Parser =>
    own.get(oid) ?? pg.types.getTypeParser(oid, format as 'text'),
};
