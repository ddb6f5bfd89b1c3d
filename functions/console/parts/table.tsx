import type { Child } from 'hono/jsx';

interface Column {
  readonly name: string;
  /** Amounts and counts stand under each other. */
  readonly isNumber?: boolean;
  /** Of amounts: their currency, which a telephone says beside each, since it shows no headings. */
  readonly unit?: string | undefined;
  /** Its cells stay on one line. */
  readonly isShort?: boolean;
}

interface TableProps {
  readonly caption: string;
  /** The heading above it says the same already. */
  readonly isTitled?: boolean;
  readonly columns: readonly Column[];
  /** A cell for each column; the first one names its row where `isNamed` says so. */
  readonly rows: readonly (readonly Child[])[];
  readonly isNamed?: boolean;
  /** What all of it adds up to. */
  readonly foot?: readonly Child[];
}

/** Rows under headings; on a telephone each row is a card whose cells say what they are. */
export const DataTable = (props: TableProps) => {
  const { caption, isTitled = false, columns, rows, foot } = props;
  return (
    <div class="scroll">
      <table class="stack">
        <caption class={isTitled ? 'sr' : undefined}>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th scope="col" class={column.isNumber ? 'number' : undefined}>
                {column.name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((cells) => (
            <Cells {...props} cells={cells} isNamed={props.isNamed ?? false} />
          ))}
        </tbody>
        {foot && (
          <tfoot>
            <Cells {...props} cells={foot} isNamed />
          </tfoot>
        )}
      </table>
    </div>
  );
};

const Cells = ({ columns, cells, isNamed }: TableProps & { readonly cells: readonly Child[] }) => (
  <tr>
    {cells.map((cell, nth) => {
      const { name, unit, isNumber, isShort }: Column = columns[nth] ?? { name: '' };
      const label = unit ? `${name} (${unit})` : name;
      const isEmpty = cell === '' || cell === null;
      return isNamed && nth === 0 ? (
        <th scope="row">{cell}</th>
      ) : (
        <td class={isNumber ? 'number' : isShort ? 'short' : undefined} data-label={isEmpty ? undefined : label}>
          {cell}
        </td>
      );
    })}
  </tr>
);
