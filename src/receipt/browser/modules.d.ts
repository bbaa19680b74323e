/** A font, in base64. */
declare module '*.ttf' {
  const font: string;
  export default font;
}

declare module 'pdfmake/build/pdfmake.min.js' {
  import type { TDocumentDefinitions, TFontDictionary } from 'pdfmake/interfaces.d.ts';

  const pdfMake: {
    addVirtualFileSystem(files: Record<string, string>): void;
    addFonts(fonts: TFontDictionary): void;
    createPdf(definition: TDocumentDefinitions): { getBlob(): Promise<Blob> };
  };
  export default pdfMake;
}
