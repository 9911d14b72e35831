/** Writes a table in Markdown, as prettier does but for the widths of its columns. All but the first are figures. */
export function writeTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map((_, place) => (place === 0 ? '---' : '---:'))), ...rows.map(line)].join(
    '\n',
  );
}

/** Bytes as MiB. */
export const showMebibytes = (bytes: number) => (bytes / 1024 / 1024).toFixed(0);

/** A share in hundredths. */
export const showPercent = (share: number) => `${(share * 100).toFixed(1)} %`;
