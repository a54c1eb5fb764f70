import { inspectDatabase } from '../../store/inspect-database.js';
import type { DatabasePlace } from '../../store/open-database.js';
import { type Finding, fault, ok, warning } from './finding.js';

export async function checkDatabase(place: DatabasePlace): Promise<readonly Finding[]> {
  const about = 'Database';
  const inspection = await inspectDatabase(place);
  switch (inspection.state) {
    case 'absent':
      return inspection.isWritable
        ? [ok(about, `${inspection.path} is made at the first start`)]
        : [
            fault(
              about,
              `${inspection.path} cannot be made`,
              'give this user the folder, or set DATA_DIR to one of its own',
            ),
          ];
    case 'unreachable':
      return [
        fault(
          about,
          inspection.detail,
          place.databaseUrl === undefined
            ? 'look at the file in DATA_DIR; docs/operations.md says how to restore one'
            : 'start Postgres, or correct DATABASE_URL; without it nothing can be kept or asked again',
        ),
      ];
    case 'there':
      return [
        ...trouble(about, inspection),
        inspection.pending.length === 0
          ? ok(
              about,
              `${inspection.kind === 'sqlite' ? 'the SQLite file' : 'Postgres'} answers and is up to date`,
            )
          : warning(
              about,
              `${inspection.pending.length} changes of tables are due (${inspection.pending.join(', ')})`,
              'they are made when the bot starts: take a backup before',
            ),
      ];
  }
}

function trouble(
  about: string,
  {
    isWritable,
    integrity,
    unknown,
  }: { readonly isWritable: boolean; readonly integrity: string; readonly unknown: readonly string[] },
): readonly Finding[] {
  const findings: Finding[] = [];
  if (!isWritable) findings.push(fault(about, 'it cannot be written to', 'give this user the right to'));
  if (integrity !== 'ok')
    findings.push(
      fault(about, 'the file is damaged', 'stop the bot and restore a backup: docs/operations.md'),
    );
  if (unknown.length > 0) {
    findings.push(
      fault(
        about,
        `a later version of Given has changed the tables (${unknown.join(', ')})`,
        'start that version, or restore the backup from before',
      ),
    );
  }
  return findings;
}
