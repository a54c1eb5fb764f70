import type { PopulationRefusal } from '../jobs/population-refusal.js';
import { type Checked, refuse } from '../jobs/refusal.js';

type TableRefusal = Extract<PopulationRefusal, { code: 'table' }>;

/** A table that can be read as it stands; in a message it is shown line by line. */
export const TABLE_EXAMPLE = 'name,tea,age,team ⏎ Ann,yes,17,red ⏎ Ben,no,18,blue';

export function refuseTable(fault: Omit<TableRefusal, 'code' | 'example'>): Checked<never> {
  return refuse({ code: 'table', ...fault, example: TABLE_EXAMPLE });
}
