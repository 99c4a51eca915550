import { describe, expect, it } from 'vitest';
import { parseCsv } from './csv.ts';

const cells = (text: string): string[][] => parseCsv(text).map((row) => row.cells);

describe('comma-separated values', () => {
  it('reads quotes, commas, doubled quotes and line ends inside quotes', () => {
    expect(cells('a,b\n"1, 2","say ""hi"""\n"two\nlines",x\n')).toEqual([
      ['a', 'b'],
      ['1, 2', 'say "hi"'],
      ['two\nlines', 'x'],
    ]);
  });
  it('reads what spreadsheets write: empty lines, no line end at the end', () => {
    expect(cells('a,b\n\n1,\n,2')).toEqual([
      ['a', 'b'],
      ['1', ''],
      ['', '2'],
    ]);
  });
  it('knows the line on which each row begins', () => {
    expect(parseCsv('a\n"x\ny"\nb\n').map((row) => row.line)).toEqual([1, 2, 4]);
  });
  it('keeps a quote inside a word', () => {
    expect(cells(`Bo"ai`)).toEqual([[`Bo"ai`]]);
  });
  it('says in which cell there is text after the closing quote', () => {
    expect(() => parseCsv('a,b\nc,"d"e\n')).toThrow('got text after the quote that ends cell 2');
  });
  it('takes blank space around cells away, also inside quotes', () => {
    expect(cells('a , "b" ," c "\n" "\n')).toEqual([['a', 'b', 'c']]);
  });
  it('says where a quote began that never ends', () => {
    expect(() => parseCsv('a\n"b\nc')).toThrow('expected its end after line 2');
    expect(() => parseCsv('"a\n"\nb,"c\n""d""\ne\n')).toThrow('expected its end after line 3');
  });
});
