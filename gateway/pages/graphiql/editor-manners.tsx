import { type MonacoEditor, pick, useGraphiQL, useMonaco } from '@graphiql/react';
import { useEffect } from 'react';

const fontFamily = "ui-monospace, 'Noto Sans Mono', 'DejaVu Sans Mono', Menlo, Consolas, monospace";

/** Monaco warns of letters that look like Latin ones, which is every second letter of a Kyrgyz name. */
const unicodeHighlight = { ambiguousCharacters: false, invisibleCharacters: false, nonBasicASCII: false };

/**
 * What GraphiQL leaves out on its editors: a name of its own for each, native scripts without warnings, and Tab that
 * moves on to the next control instead of being caught (WCAG 2.1.2).
 */
export function EditorManners() {
  const monaco = useMonaco((state) => state.monaco);
  const { queryEditor, variableEditor, responseEditor } = useGraphiQL(
    pick('queryEditor', 'variableEditor', 'responseEditor'),
  );

  useEffect(() => {
    if (monaco === undefined) return;
    const teach = (editor: MonacoEditor | undefined, name: string) => {
      if (editor === undefined) return;
      // Wrapped, because a long line would run on under the buttons.
      editor.updateOptions({ ariaLabel: name, fontFamily, unicodeHighlight, wordWrap: 'on' });
      // The option of this name changes nothing; only the action does, and it is one switch for all editors.
      if (!editor.getOption(monaco.editor.EditorOption.tabFocusMode)) {
        editor.trigger('', 'editor.action.toggleTabFocusMode', undefined);
      }
    };
    teach(queryEditor, 'Query. Tab moves on; Control M lets Tab indent.');
    teach(variableEditor, 'Variables, as JSON. Tab moves on; Control M lets Tab indent.');
    teach(responseEditor, 'Answer');
  }, [monaco, queryEditor, variableEditor, responseEditor]);

  return null;
}
