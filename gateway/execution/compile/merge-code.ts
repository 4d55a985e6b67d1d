import type { CodeWriter } from './code-writer.ts';
import { readCode, writeCode } from './property-code.ts';
import type { Shape } from './shape.ts';

const setTypename =
  `x=o["__typename"];` +
  // A concrete type once known stays; an interface's name (from an interfaceObject subgraph) gives way.
  `if(typeof x==="string"&&!concrete.has(t["__typename"]))t["__typename"]=x;`;

/**
 * Source text of `f(t,o)`: takes the keys of the shape from `o` into `t`. Objects are merged to any depth and
 * lists of equal length by index; null never erases what another subgraph gave.
 */
export const mergeCode = (writer: CodeWriter, shape: Shape): string => {
  const lines = [...shape].map(([key, child]) => {
    if (key === '__typename' && !child) return setTypename;
    const standing = readCode('t', key);
    const into = child
      ? `if(y===undefined||y===null)${writeCode('t', key, 'x')}else ${mergeValue(writer, child)}(y,x);`
      : writeCode('t', key, 'x');
    return (
      `x=${readCode('o', key)};` +
      `if(x!==undefined){${child ? `y=${standing};` : ''}` +
      `if(x!==null){${into}}else if(${child ? 'y' : standing}===undefined)${writeCode('t', key, 'null')}}`
    );
  });
  return writer.define('t,o', `let x,y;${lines.join('')}`);
};

const mergeValue = (writer: CodeWriter, shape: Shape): string => {
  const objects = mergeCode(writer, shape);
  const self = writer.fresh('merge');
  writer.defineAs(
    self,
    't,o',
    `if(typeof t!=="object"||typeof o!=="object"||t===o)return;` +
      `if(Array.isArray(t)){if(!Array.isArray(o)||o.length!==t.length)return;` +
      `for(let i=0;i<t.length;i++){if(o[i]===null||o[i]===undefined)continue;` +
      `if(t[i]===null||t[i]===undefined)t[i]=o[i];else ${self}(t[i],o[i]);}}` +
      `else if(!Array.isArray(o))${objects}(t,o);`,
  );
  return self;
};
